using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;
using ModelContextProtocol;

namespace McpServer.EndToEnd.Tests.Access;

/// <summary>With <c>Mcp:Sessions</c> nothing changes for a client but that the older ones have a session.</summary>
public sealed class SessionTests(SystemWithSessions system) : IClassFixture<SystemWithSessions>
{
    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task A_client_lists_calls_is_refused_and_steps_up(string version)
    {
        await using var client = new SdkClient(system.Running, Person.Admin, version)
        {
            ChooseScopes = all => all.Where(scope => scope != "tool:greet"),
        };
        await client.ConnectAsync();
        client.ChooseScopes = all => all;

        var tools = await client.ListAsync();
        var greeting = await client.CallAsync("greet", new { name = "Ada" });
        await Assert.ThrowsAsync<McpProtocolException>(() => client.CallAsync("no_such_tool"));

        Assert.Equal(system.Running.Catalog, tools);
        Assert.NotEqual(true, greeting.IsError);
        Assert.Contains(403, client.Traffic.McpStatuses);
        Assert.Equal(["greet: PermissionNeeded", "greet: Succeeded", "no_such_tool: UnknownTool"], client.Audit);
    }

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task A_client_that_leaves_ends_its_session_if_it_had_one(string version)
    {
        var client = await SdkClient.ConnectAsync(system.Running, Person.User, version);
        await client.ListAsync();

        await client.DisposeAsync();

        Assert.Equal(
            version != ProtocolVersions.Newest,
            client.Traffic.Exchanges.Any(exchange => exchange is { What: "DELETE /mcp", Status: 200 })
        );
    }
}
