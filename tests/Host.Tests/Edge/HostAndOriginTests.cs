using McpServer.Host.Tests.Serving;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Edge;

public sealed class HostAndOriginTests
{
    [Theory]
    [InlineData("http://attacker.example")]
    [InlineData("http://localhost.attacker.example")]
    [InlineData("http://attacker.example/localhost")]
    [InlineData("http://localhost@attacker.example")]
    [InlineData("file://localhost")]
    [InlineData("null")]
    [InlineData("")]
    [Requirement("TR-02")]
    [Requirement("TR-03")]
    public async Task A_page_that_nobody_allowed_is_refused(string origin)
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await SendAsync(server, $"Origin: {origin}");

        Assert.Equal(403, answer.Status);
        Assert.Empty(server.Audit.Entries);
    }

    [Theory]
    [InlineData("http://localhost:6274")]
    [InlineData("http://127.0.0.1:6274")]
    [InlineData("http://[::1]:6274")]
    [InlineData("https://app.example.com")]
    public async Task An_allowed_page_is_served(string origin)
    {
        await using var server = await ServerUnderTest.StartAsync(
            settings: ("Server:AllowedOrigins:0", "https://app.example.com")
        );

        var answer = await SendAsync(server, $"Origin: {origin}");

        Assert.Equal(200, answer.Status);
        Assert.Equal(origin, answer.Headers["Access-Control-Allow-Origin"]);
        Assert.Contains("WWW-Authenticate", answer.Headers["Access-Control-Expose-Headers"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("attacker.example")]
    [InlineData("localhost.attacker.example")]
    [InlineData("169.254.169.254")]
    [Requirement("TR-05")]
    public async Task A_host_that_is_not_ours_is_refused(string host)
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await SendAsync(server, $"Host: {host}");

        Assert.Equal(400, answer.Status);
        Assert.Empty(server.Audit.Entries);
    }

    [Fact]
    public async Task A_probe_by_address_is_answered()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await RawHttp.SendAsync(new($"{server.PublicUrl}/healthz/live"), "GET", ["Host: 10.0.0.7:8080"]);

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task A_preflight_allows_what_the_transport_needs_and_no_more()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await RawHttp.SendAsync(
            server.McpUrl,
            "OPTIONS",
            [
                "Origin: http://localhost:6274",
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: authorization,content-type,mcp-protocol-version",
            ]
        );

        Assert.Equal(204, answer.Status);
        Assert.Equal("GET,POST", answer.Headers["Access-Control-Allow-Methods"]);
        Assert.Contains("Authorization", answer.Headers["Access-Control-Allow-Headers"], StringComparison.Ordinal);
        Assert.False(answer.Headers.ContainsKey("Access-Control-Allow-Credentials"));
    }

    private static Task<WireAnswer> SendAsync(ServerUnderTest server, string header) =>
        RawHttp.SendAsync(
            server.McpUrl,
            "POST",
            [
                header,
                $"Authorization: Bearer {server.Forge.Person().Compact()}",
                "Content-Type: application/json",
                "Accept: application/json, text/event-stream",
                "MCP-Protocol-Version: 2025-06-18",
            ],
            WireMessage.Call("whoami", version: "2025-06-18").Body
        );
}
