using McpServer.Host.Tests.Serving;

namespace McpServer.Host.Tests.Edge;

/// <summary>Who may say where a request came from.</summary>
public sealed class TrustedProxyTests
{
    [Fact]
    public async Task Nobody_is_believed_unless_a_setting_says_so()
    {
        await using var server = await ServerUnderTest.StartAsync();

        Assert.Equal("127.0.0.1", await LoggedAsync(server, "X-Forwarded-For: 203.0.113.7"));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.5, 127.0.0.0/8")]
    public async Task The_address_of_the_client_is_logged_as_a_trusted_proxy_tells_it(string proxies)
    {
        await using var server = await StartAsync(proxies);

        Assert.Equal("203.0.113.7", await LoggedAsync(server, "X-Forwarded-For: 203.0.113.7"));
    }

    [Theory]
    [InlineData("10.0.0.5")]
    [InlineData("127.0.0.2")]
    public async Task Another_sender_is_not_believed(string proxies)
    {
        await using var server = await StartAsync(proxies);

        Assert.Equal("127.0.0.1", await LoggedAsync(server, "X-Forwarded-For: 203.0.113.7"));
    }

    [Fact]
    public async Task What_the_client_wrote_before_the_proxy_added_its_address_is_not_believed()
    {
        await using var server = await StartAsync("127.0.0.1");

        Assert.Equal("203.0.113.7", await LoggedAsync(server, "X-Forwarded-For: 10.9.9.9, 203.0.113.7"));
    }

    [Fact]
    public async Task Proxies_in_a_row_are_gone_through()
    {
        await using var server = await StartAsync("127.0.0.1,10.0.0.0/24");

        Assert.Equal("203.0.113.7", await LoggedAsync(server, "X-Forwarded-For: 203.0.113.7, 10.0.0.8"));
    }

    [Theory]
    [InlineData("127.0.0.1", "mcp.example.com", 401)]
    [InlineData("127.0.0.1", "attacker.example", 400)]
    [InlineData("10.0.0.5", "mcp.example.com", 400)]
    public async Task A_host_that_is_forwarded_counts_when_the_proxy_is_trusted_and_the_host_is_ours(
        string proxies,
        string host,
        int status
    )
    {
        await using var server = await StartAsync(proxies);

        var answer = await SendAsync(server, "Host: backend.internal", $"X-Forwarded-Host: {host}");

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task Addresses_in_a_challenge_are_the_settings_whatever_a_trusted_proxy_says()
    {
        await using var server = await StartAsync("127.0.0.1");

        var answer = await SendAsync(
            server,
            "X-Forwarded-Host: localhost",
            "X-Forwarded-Proto: http",
            "X-Forwarded-Prefix: /elsewhere"
        );

        Assert.StartsWith(
            "Bearer resource_metadata=\"https://mcp.example.com/.well-known/oauth-protected-resource/mcp\"",
            answer.Challenge,
            StringComparison.Ordinal
        );
    }

    private static Task<ServerUnderTest> StartAsync(string proxies) =>
        ServerUnderTest.StartAsync(
            settings: [("Server:TrustedProxies", proxies), ("Server:PublicUrl", "https://mcp.example.com/")]
        );

    private static async Task<string?> LoggedAsync(ServerUnderTest server, string header)
    {
        var logged = server.Logs.NextAsync(line => line.Values.ContainsKey("RequestPath"));
        await SendAsync(server, header);
        return (await logged)
            .Values["RemoteAddress"]
            ?.ToString()
            ?.Trim('"')
            .Replace("::ffff:", string.Empty, StringComparison.Ordinal);
    }

    private static Task<WireAnswer> SendAsync(ServerUnderTest server, params string[] headers) =>
        RawHttp.SendAsync(new($"http://127.0.0.1:{server.McpUrl.Port}/mcp"), "POST", headers);
}
