using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tests.Tenancy.Planning;

/// <summary>Connections are promoted, never made, and their options are nobody's business here.</summary>
public sealed class ConnectionPlanTests
{
    private static readonly ConnectionSection ByStrategy = new() { Strategy = "auth0" };
    private static readonly ConnectionSection ByName = new() { Name = "Passwords" };

    public static TheoryData<ConnectionSection> BothWays => [ByStrategy, ByName];

    [Theory]
    [MemberData(nameof(BothWays))]
    public void A_connection_is_promoted_and_nothing_else_of_it_is_touched(ConnectionSection section)
    {
        var plan = Plan([section], Connection("Passwords"));

        var change = Assert.Single(plan.Changes);
        Assert.Equal(
            (ObjectKind.Connection, ChangeKind.Update, "Passwords", "con_Passwords"),
            (change.Target, change.Kind, change.Name, change.Id)
        );
        Assert.Equal(["is_domain_connection: false -> true"], change.Shown());
        Assert.Empty(plan.Obstacles);
    }

    [Fact]
    public void A_promoted_connection_is_left_alone() =>
        Assert.Empty(Plan([ByStrategy], Connection("Passwords").With("is_domain_connection", "true")).Changes);

    [Fact]
    public void A_connection_that_is_meant_twice_is_promoted_once() =>
        Assert.Single(Plan([ByStrategy, ByName], Connection("Passwords")).Changes);

    [Fact]
    public void A_connection_that_no_file_names_is_left_alone() =>
        Assert.Equal(
            ["Update Connection Passwords"],
            Plan([ByName], Connection("Passwords"), Connection("Partners")).Titles()
        );

    [Fact]
    public void A_missing_connection_is_an_obstacle()
    {
        var plan = Plan([new() { Strategy = "google-oauth2" }, new() { Name = "Partners" }], Connection("Passwords"));

        Assert.Empty(plan.Changes);
        Assert.Equal(2, plan.Obstacles.Count);
        Assert.StartsWith(
            "The tenant has no connection of the strategy 'google-oauth2': make it in the dashboard",
            plan.Obstacles[0],
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "The tenant has no connection named 'Partners': make it in the dashboard",
            plan.Obstacles[1],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_strategy_of_several_connections_is_an_obstacle_and_none_is_promoted()
    {
        var plan = Plan([ByStrategy], Connection("Passwords"), Connection("Partners"));

        Assert.Empty(plan.Changes);
        Assert.Equal(
            "The tenant has several connections of the strategy 'auth0' (Passwords, Partners): write the 'name' of the one "
                + "that is meant.",
            Assert.Single(plan.Obstacles)
        );
    }

    private static Resource Connection(string name) =>
        Tenants.Object(
            $"con_{name}",
            $$"""
            {
              "name": "{{name}}",
              "strategy": "auth0",
              "is_domain_connection": false,
              "options": { "client_secret": "never" }
            }
            """
        );

    private static TenantPlan Plan(IReadOnlyList<ConnectionSection> sections, params Resource[] present) =>
        Tenants.Plan(new() { Connections = sections }, Tenants.AsWanted with { Connections = present });
}
