using System.Text.Json;
using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.Running;
using McpServer.EndToEnd.Tests.Tenancy;
using ModelContextProtocol;

namespace McpServer.EndToEnd.Tests.Access;

public sealed class MachineTests(RunningSystem system) : IClassFixture<RunningSystem>, IAsyncLifetime
{
    private const string Wide = "Night job";
    private const string Narrow = "Status page";

    public async ValueTask InitializeAsync()
    {
        using var machines = new TenantFileText(
            $$"""
            {
              "clients": [
                { "name": "{{Wide}}", "type": "machine", "permissions": ["*"] },
                { "name": "{{Narrow}}", "type": "machine", "permissions": ["tool:whoami"] }
              ]
            }
            """
        );
        (await system.Tool.ApplyAsync(TenantTool.File, TenantTool.LocalFile, machines.Path)).Expect(0);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task A_machine_uses_what_it_was_granted(string version)
    {
        await using var client = await ConnectAsync(Wide, version);

        var tools = await client.ListAsync();
        var greeting = await client.CallAsync("greet", new { name = "machine" });

        Assert.Equal(system.Catalog, tools);
        Assert.NotEqual(true, greeting.IsError);
    }

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task What_a_machine_did_not_ask_for_does_not_exist_and_is_never_offered(string version)
    {
        await using var client = await ConnectAsync(Wide, version, ("scope", "tool:whoami"));

        await HasOnlyWhoAmIAsync(client, Wide);
    }

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task What_a_machine_was_not_granted_does_not_exist_and_is_never_offered(string version)
    {
        await using var client = await ConnectAsync(Narrow, version);

        await HasOnlyWhoAmIAsync(client, Narrow);
    }

    [Fact]
    public async Task A_machine_that_asks_for_more_gets_no_more()
    {
        await using var client = await ConnectAsync(Narrow, version: null, ("scope", "tool:whoami tool:greet"));

        await HasOnlyWhoAmIAsync(client, Narrow);
    }

    [Fact]
    public async Task A_machine_with_a_wrong_secret_gets_no_token()
    {
        var (status, answer) = await AskAsync(await IdAsync(Wide), "not-its-secret");

        Assert.Equal(401, status);
        Assert.False(answer.TryGetProperty("access_token", out _));
    }

    private async Task HasOnlyWhoAmIAsync(SdkClient client, string name)
    {
        var machine = await IdAsync(name);
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

    private async Task<SdkClient> ConnectAsync(
        string name,
        string? version,
        params (string Name, string Value)[] further
    )
    {
        // The program never prints a secret: whoever runs it looks it up in the dashboard.
        var machine = await system.Dashboard.ClientAsync(name);
        var (_, tokens) = await AskAsync(
            machine["client_id"]!.GetValue<string>(),
            machine["client_secret"]!.GetValue<string>(),
            further
        );
        var client = new SdkClient(system, person: null, version)
        {
            Token = tokens.GetProperty("access_token").GetString()!,
        };
        await client.ConnectAsync();
        return client;
    }

    private Task<(int Status, JsonElement Answer)> AskAsync(
        string id,
        string secret,
        params (string Name, string Value)[] further
    ) =>
        TokenEndpoint.AskAsync(
            system,
            [
                ("grant_type", "client_credentials"),
                ("client_id", id),
                ("client_secret", secret),
                ("audience", system.Audience),
                .. further,
            ]
        );

    private async Task<string> IdAsync(string name) =>
        (await system.Dashboard.ClientAsync(name))["client_id"]!.GetValue<string>();
}
