using McpServer.Host.Tests.Serving;
using McpServer.Host.Tests.Teams;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Mcp.Sessions;

public sealed class SessionLimitTests
{
    private readonly Silo _silo = new();

    [Fact]
    public async Task A_caller_with_too_many_is_refused_until_one_ends()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo, ("Mcp:MaxSessionsPerCaller", "1"));
        var first = await OpenedSession.OpenAsync(server);

        // Another client is no way around it.
        var second = await OpenedSession.InitializeAsync(server, server.Forge.Person().With("client_id", "another"));
        var another = await OpenedSession.InitializeAsync(server, Another(server));
        await first.SendAsync(HttpMethod.Delete);
        var third = await OpenedSession.InitializeAsync(server);

        Assert.Equal(429, second.Status);
        Assert.Contains("too many open sessions", second.Text, StringComparison.Ordinal);
        Assert.False(second.Headers.ContainsKey("Mcp-Session-Id"));
        Assert.Equal(200, another.Status);
        Assert.Equal(200, third.Status);
    }

    [Fact]
    public async Task A_server_with_too_many_refuses_everybody_and_ends_nobodys()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo, ("Mcp:MaxSessions", "1"));
        var first = await OpenedSession.OpenAsync(server);

        var second = await OpenedSession.InitializeAsync(server, Another(server));

        Assert.Equal(503, second.Status);
        Assert.Equal(200, (await first.ListAsync()).Status);
        Assert.Equal(200, (await server.PostAsync(WireMessage.List(), Another(server))).Status);
    }

    [Fact]
    public async Task What_opens_no_session_takes_no_place()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo, ("Mcp:MaxSessionsPerCaller", "1"));

        await server.PostAsync(WireMessage.List(OpenedSession.Version), server.Forge.Person());
        await server.PostAsync(new WireMessage(OpenedSession.Version, "no JSON"), server.Forge.Person());

        Assert.Equal(200, (await OpenedSession.InitializeAsync(server)).Status);
    }

    [Fact]
    public async Task One_that_was_never_opened_rightly_takes_no_place()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo, ("Mcp:MaxSessionsPerCaller", "1"));

        var broken = await server.PostAsync(
            WireMessage.Request(OpenedSession.Version, "initialize", []),
            server.Forge.Person()
        );
        var right = await OpenedSession.InitializeAsync(server);

        Assert.Equal(400, broken.Status);
        Assert.False(broken.Headers.ContainsKey("Mcp-Session-Id"));
        Assert.Equal(200, right.Status);
    }

    private static ForgedToken Another(ServerUnderTest server) => server.Forge.Person().With("sub", "auth0|another");
}
