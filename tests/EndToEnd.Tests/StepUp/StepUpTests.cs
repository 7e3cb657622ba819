using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;
using McpServer.TestBench;
using ModelContextProtocol;

namespace McpServer.EndToEnd.Tests.StepUp;

public sealed class StepUpTests(RunningSystem system) : IClassFixture<RunningSystem>
{
    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    [Requirement("AZ-18")]
    [Requirement("AZ-20")]
    public async Task A_client_obtains_what_a_call_lacks_and_the_call_succeeds(string version)
    {
        await using var client = await ConnectWithoutGreetAsync(version);

        var greeting = await client.CallAsync("greet", new { name = "Ada" });

        Assert.NotEqual(true, greeting.IsError);
        Assert.Equal(["greet: PermissionNeeded", "greet: Succeeded"], client.Audit);
        Assert.Equal(2, client.Browser.Visits.Count);
    }

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    [Requirement("AZ-20")]
    public async Task The_challenge_names_what_is_missing_together_with_what_is_granted(string version)
    {
        await using var client = await ConnectWithoutGreetAsync(version);

        await client.CallAsync("greet");

        var refusal = Assert.Single(client.Traffic.Exchanges, exchange => exchange.Status == 403);
        Assert.Contains("error=\"insufficient_scope\"", refusal.Challenge, StringComparison.Ordinal);
        var scope = refusal.Challenge!.Split("scope=\"")[1].Split('"')[0].Split(' ');
        Assert.Superset(new HashSet<string> { "tool:greet", "tool:whoami" }, scope.ToHashSet());
        Assert.Contains(
            $"resource_metadata=\"{system.Audience}.well-known/oauth-protected-resource/mcp\"",
            refusal.Challenge,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nothing_that_was_granted_before_is_lost()
    {
        await using var client = await ConnectWithoutGreetAsync();
        await client.CallAsync("greet");

        var identity = await client.CallAsync("whoami");

        Assert.NotEqual(true, identity.IsError);
        Assert.Superset(
            new HashSet<string>(["tool:greet", "tool:whoami"], StringComparer.Ordinal),
            client.Browser.Visits[^1].Scopes.ToHashSet(StringComparer.Ordinal)
        );
        Assert.Equal(2, client.Browser.Visits.Count);
    }

    [Fact]
    public async Task Who_is_logged_in_is_asked_only_to_consent()
    {
        await using var client = await ConnectWithoutGreetAsync();

        await client.CallAsync("greet");

        var visit = client.Browser.Visits[^1];
        Assert.StartsWith("Authorize", Assert.Single(visit.Pages), StringComparison.Ordinal);
        Assert.Contains("Access the Greeting tool", visit.Consent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task A_tool_that_can_be_obtained_is_listed(string version)
    {
        await using var client = await ConnectWithoutGreetAsync(version);

        var tools = await client.ListAsync();

        Assert.Contains("greet", tools);
        Assert.Single(client.Browser.Visits);
    }

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task When_the_person_declines_the_call_fails_and_nothing_runs(string version)
    {
        await using var client = await ConnectWithoutGreetAsync(version);
        client.Browser.Approves = false;

        await Assert.ThrowsAsync<McpException>(() => client.CallAsync("greet"));

        Assert.Equal(["greet: PermissionNeeded"], client.Audit);
        Assert.Equal(2, client.Browser.Visits.Count);
        Assert.Single(client.Tokens.Received);
    }

    [Fact]
    public async Task After_declining_the_client_goes_on_with_what_it_has()
    {
        await using var client = await ConnectWithoutGreetAsync();
        client.Browser.Approves = false;
        await Assert.ThrowsAsync<McpException>(() => client.CallAsync("greet"));

        var identity = await client.CallAsync("whoami");

        Assert.NotEqual(true, identity.IsError);
        Assert.Equal(["greet: PermissionNeeded", "whoami: Succeeded"], client.Audit);
    }

    private async Task<SdkClient> ConnectWithoutGreetAsync(string? version = null)
    {
        var client = new SdkClient(system, Person.Admin, version)
        {
            ChooseScopes = all => all.Where(scope => scope != "tool:greet"),
        };
        await client.ConnectAsync();
        client.ChooseScopes = all => all;
        return client;
    }
}
