using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.Running;
using ModelContextProtocol;

namespace McpServer.EndToEnd.Tests.Access;

public sealed class MachineTests(RunningSystem system) : IClassFixture<RunningSystem>
{
    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task A_machine_uses_what_it_was_granted(string version)
    {
        await using var client = new SdkClient(system, person: null, version) { Token = await TokenAsync() };
        await client.ConnectAsync();

        var tools = await client.ListAsync();
        var greeting = await client.CallAsync("greet", new { name = "machine" });

        Assert.Equal(system.Catalog, tools);
        Assert.NotEqual(true, greeting.IsError);
    }

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task What_a_machine_was_not_granted_does_not_exist_and_is_never_offered(string version)
    {
        await using var client = new SdkClient(system, person: null, version)
        {
            Token = await TokenAsync(("scope", "tool:whoami")),
        };
        await client.ConnectAsync();
        var machine = system.Local.Tenant.Management.ClientId;
        var earlier = system.Audit.Of(machine).Count;

        var tools = await client.ListAsync();
        var hidden = await Assert.ThrowsAsync<McpProtocolException>(() => client.CallAsync("greet"));
        var unknown = await Assert.ThrowsAsync<McpProtocolException>(() => client.CallAsync("no_such_tool"));

        Assert.Equal(["get_current_time", "whoami"], tools);
        Assert.Equal(unknown.Message, hidden.Message);
        Assert.Equal(["greet: UnknownTool", "no_such_tool: UnknownTool"], system.Audit.Of(machine).Skip(earlier));
        Assert.DoesNotContain(403, client.Traffic.McpStatuses);
        Assert.All(client.Traffic.Exchanges, exchange => Assert.Empty(exchange.Challenge));
    }

    private async Task<string> TokenAsync(params (string Name, string Value)[] narrower)
    {
        var machine = system.Local.Tenant.Management;
        var (_, tokens) = await TokenEndpoint.AskAsync(
            system,
            [
                ("grant_type", "client_credentials"),
                ("client_id", machine.ClientId),
                ("client_secret", machine.Secret),
                ("audience", system.Audience),
                .. narrower,
            ]
        );
        return tokens.GetProperty("access_token").GetString()!;
    }
}
