using System.Text.Json.Nodes;
using McpServer.TestBench;

namespace McpServer.Infrastructure.Tests.Auth0.Tokens;

public sealed class ClientAllowancesTests
{
    private const string Client = "tpc_a-client-that-cannot-ask";
    private const string OtherWriting = "http://localhost:3001/mcp";

    [Fact]
    public async Task A_named_client_without_a_tool_scope_is_granted_what_its_user_may_have()
    {
        await using var server = await ProtectedServer.StartAsync(("Auth0:GrantByPermissions:0", Client));
        var logged = server.Logs.NextAsync(line => line.Text.Contains("grants it", StringComparison.Ordinal));

        var caller = await server.AcceptAsync(WithoutToolScope(server));

        Assert.Equal("openid orders:read orders:write", caller.Granted.ToString());
        Assert.True(caller.IsGrantedByPermissions);
        Assert.Equal(Client, (await logged).Values["ClientId"]);
    }

    [Fact]
    public async Task A_client_that_is_not_named_gets_nothing_and_the_log_says_why()
    {
        await using var server = await ProtectedServer.StartAsync(
            ("Auth0:GrantByPermissions:0", Client.ToUpperInvariant())
        );
        var logged = server.Logs.NextAsync(line => line.Text.Contains("should ask", StringComparison.Ordinal));

        var caller = await server.AcceptAsync(WithoutToolScope(server));

        Assert.Equal("openid", caller.Granted.ToString());
        Assert.False(caller.IsGrantedByPermissions);
        Assert.Equal(Client, (await logged).Values["ClientId"]);
    }

    [Fact]
    public async Task A_named_client_that_asked_for_some_keeps_to_what_the_person_agreed_to()
    {
        await using var server = await ProtectedServer.StartAsync(("Auth0:GrantByPermissions:0", Client));

        var caller = await server.AcceptAsync(WithoutToolScope(server).With("scope", "openid orders:read"));

        Assert.Equal("openid orders:read", caller.Granted.ToString());
        Assert.False(caller.IsGrantedByPermissions);
    }

    [Theory]
    [InlineData("orders:read")]
    [InlineData("openid orders:read orders:write")]
    public async Task A_client_that_asked_is_not_hinted_at(string scope)
    {
        await using var server = await ProtectedServer.StartAsync();

        await server.AcceptAsync(WithoutToolScope(server).With("scope", scope));

        Assert.DoesNotContain(server.Logs.Lines, line => line.Values.ContainsKey("ClientId"));
    }

    [Fact]
    public async Task A_machine_is_never_granted_by_permissions()
    {
        await using var server = await ProtectedServer.StartAsync(("Auth0:GrantByPermissions:0", Client));
        var token = WithoutToolScope(server).With("gty", "client-credentials").With("sub", $"{Client}@clients");

        var caller = await server.AcceptAsync(token);

        Assert.Equal("openid", caller.Granted.ToString());
    }

    [Fact]
    public async Task A_further_audience_is_accepted_and_logged()
    {
        await using var server = await ProtectedServer.StartAsync(("Auth0:AdditionalAudiences:0", OtherWriting));
        var logged = server.Logs.NextAsync(line => line.Text.Contains("AdditionalAudiences", StringComparison.Ordinal));

        await server.AcceptAsync(server.Forge.Person().With("aud", OtherWriting));

        Assert.Equal(TokenForge.ClientId, (await logged).Values["ClientId"]);
    }

    [Theory]
    [InlineData("http://localhost:3001/mcp/")]
    [InlineData("http://localhost:3001")]
    [InlineData("http://LOCALHOST:3001/mcp")]
    [InlineData("http://localhost:3001/mcp http://localhost:3001/")]
    public async Task The_list_of_audiences_is_exact(string audience)
    {
        await using var server = await ProtectedServer.StartAsync(("Auth0:AdditionalAudiences:0", OtherWriting));

        var reason = await server.RefuseAsync(server.Forge.Person().With("aud", audience));

        Assert.Equal("audience", reason);
    }

    [Fact]
    public async Task The_audience_of_this_server_is_no_allowance()
    {
        await using var server = await ProtectedServer.StartAsync(("Auth0:AdditionalAudiences:0", OtherWriting));
        var both = new JsonArray(OtherWriting, ProtectedServer.Audience);

        await server.AcceptAsync(server.Forge.Person().With("aud", both));

        Assert.DoesNotContain(
            server.Logs.Lines,
            line => line.Text.Contains("AdditionalAudiences", StringComparison.Ordinal)
        );
    }

    private static ForgedToken WithoutToolScope(ProtectedServer server) =>
        server
            .Forge.Person()
            .With("client_id", Client)
            .With("scope", "openid")
            .With("permissions", new JsonArray("orders:read", "orders:write"));
}
