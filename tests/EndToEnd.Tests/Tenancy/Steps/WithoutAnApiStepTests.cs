using System.Web;
using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;
using ModelContextProtocol;

namespace McpServer.EndToEnd.Tests.Tenancy.Steps;

/// <summary>What the API and each of its fields are for: without them, and with them again.</summary>
public sealed class WithoutAnApiStepTests(RunningSystem system) : IClassFixture<RunningSystem>
{
    [Fact]
    public async Task Without_the_API_nobody_signs_in()
    {
        var api = await system.Dashboard.ApiAsync(system.Audience);
        await system.Dashboard.DeleteAsync($"resource-servers/{api["id"]}");
        await using var client = new SdkClient(system, Person.Admin);

        await Assert.ThrowsAsync<McpException>(client.ConnectAsync);

        var visit = Assert.Single(client.Browser.Visits);
        Assert.Equal(
            $"Service not found: {system.Audience}",
            HttpUtility.ParseQueryString(visit.Answer.Query)["error_description"]
        );
        Assert.Empty(visit.Pages);
        Assert.Empty(client.Tokens.Received);
        Assert.Empty(client.Audit);
        await system.WorksAfterApplyAsync();
    }

    [Fact]
    public async Task Without_role_based_access_everybody_who_signs_up_has_every_tool()
    {
        await system.TakeBackAsync(file => file["api"]!["roleBasedAccess"] = false);
        await using var client = await SdkClient.ConnectAsync(system, Person.Stranger());

        var tools = await client.ListAsync();
        var identity = await client.CallAsync("whoami");

        Assert.Equal(system.Catalog, tools);
        Assert.False(identity.StructuredContent!.Value.TryGetProperty("permissions", out _));
        Assert.Equal(["whoami: Succeeded"], client.Audit);
        await system.WorksAfterApplyAsync();
        await system.IsOfferedOnlyTheTimeAsync(Person.Stranger());
    }

    [Fact]
    public async Task Without_offline_access_there_is_no_refresh_token_and_people_sign_in_again()
    {
        await system.TakeBackAsync(file => file["api"]!["offlineAccess"] = false);

        var without = await HourAfterHourAsync();
        await system.ApplyAllAsync();
        var with = await HourAfterHourAsync();

        Assert.Equal((false, 2), without);
        Assert.Equal((true, 1), with);
    }

    [Theory]
    [InlineData("rfc9068_profile")]
    [InlineData("access_token")]
    public async Task In_a_dialect_without_permissions_nothing_can_be_obtained(string dialect)
    {
        await system.TakeBackAsync(file => file["api"]!["dialect"] = dialect);
        await using var client = await ConnectWithoutGreetAsync();

        var tools = await client.ListAsync();
        await Assert.ThrowsAsync<McpProtocolException>(() => client.CallAsync("greet"));
        await client.CallAsync("whoami");

        Assert.Equal(["get_current_time", "whoami"], tools);
        Assert.Equal(["greet: UnknownTool", "whoami: Succeeded"], client.Audit);
        Assert.DoesNotContain(403, client.Traffic.McpStatuses);
        await system.ApplyAllAsync();
        await using var again = await ConnectWithoutGreetAsync();
        Assert.Equal(system.Catalog, await again.ListAsync());
    }

    [Fact]
    public async Task In_a_dialect_of_another_type_a_server_that_takes_only_RFC_9068_refuses_the_token()
    {
        await using var strict = await RunningSystem.StartAsync(server =>
            server.Configuration["Auth0:TokenTypes:0"] = "at+jwt"
        );
        await strict.TakeBackAsync(file => file["api"]!["dialect"] = "access_token_authz");
        await using var client = new SdkClient(strict, Person.Admin);

        await Assert.ThrowsAsync<HttpRequestException>(client.ConnectAsync);

        Assert.Contains(
            "The token is not an access token of an accepted type (typ)",
            client.Traffic.Exchanges.Last(exchange => exchange.Status == 401).Challenge,
            StringComparison.Ordinal
        );
        Assert.Empty(client.Audit);
        await strict.WorksAfterApplyAsync();
    }

    /// <summary>Whether there is a refresh token, and how often the person signs in for calls two hours apart.</summary>
    private async Task<(bool HasRefreshToken, int Visits)> HourAfterHourAsync()
    {
        await using var client = await SdkClient.ConnectAsync(system, Person.User);
        var hasRefreshToken = client.Tokens.Last.RefreshToken is not null;
        await system.PassAsync(TimeSpan.FromHours(2));
        await client.CallAsync("whoami");
        return (hasRefreshToken, client.Browser.Visits.Count);
    }

    private async Task<SdkClient> ConnectWithoutGreetAsync()
    {
        var client = new SdkClient(system, Person.Admin)
        {
            ChooseScopes = all => all.Where(scope => scope != "tool:greet"),
        };
        await client.ConnectAsync();
        return client;
    }
}
