using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;
using ModelContextProtocol;

namespace McpServer.EndToEnd.Tests.Refresh;

public sealed class ChangedRoleTests(RunningSystem system) : IClassFixture<RunningSystem>
{
    private static readonly TimeSpan LongerThanATokenLives = TimeSpan.FromHours(2);

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task A_role_that_is_taken_away_takes_its_tools_along_at_the_next_refresh(string version)
    {
        var person = await SomebodyAsync();
        await ChangeRoleAsync("add", person);
        await using var client = await SdkClient.ConnectAsync(system, person, version);
        await client.CallAsync("whoami");
        await ChangeRoleAsync("remove", person);
        await system.PassAsync(LongerThanATokenLives);

        var tools = await client.ListAsync();
        await Assert.ThrowsAsync<McpProtocolException>(() => client.CallAsync("whoami"));

        Assert.Equal(["get_current_time"], tools);
        Assert.Equal(["whoami: Succeeded", "whoami: UnknownTool"], client.Audit);
        Assert.Single(client.Browser.Visits);
        Assert.DoesNotContain(403, client.Traffic.McpStatuses);
    }

    [Fact]
    public async Task Until_then_the_token_holds()
    {
        var person = await SomebodyAsync();
        await ChangeRoleAsync("add", person);
        await using var client = await SdkClient.ConnectAsync(system, person);
        await ChangeRoleAsync("remove", person);

        await client.CallAsync("whoami");

        Assert.Equal(["whoami: Succeeded"], client.Audit);
    }

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task A_role_that_is_given_offers_its_tools_at_the_next_refresh(string version)
    {
        var person = await SomebodyAsync();
        await using var client = await SdkClient.ConnectAsync(system, person, version);
        await ChangeRoleAsync("add", person);
        await system.PassAsync(LongerThanATokenLives);

        var tools = await client.ListAsync();
        await client.CallAsync("whoami");

        Assert.Equal(["get_current_time", "whoami"], tools);
        Assert.Equal(["whoami: PermissionNeeded", "whoami: Succeeded"], client.Audit);
        Assert.Equal(2, client.Browser.Visits.Count);
    }

    // Somebody of their own for each test, so that no other test notices what becomes of their roles.
    private async Task<Person> SomebodyAsync()
    {
        var person = Person.Stranger();
        await using var first = await SdkClient.ConnectAsync(system, person);
        return person with { IsNew = false };
    }

    private Task ChangeRoleAsync(string change, Person person) =>
        system.Tenant.TurnAsync($"roles/{change}?email={person.Email}&role=Tool%20User");
}
