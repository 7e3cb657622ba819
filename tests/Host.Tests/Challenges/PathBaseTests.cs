using McpServer.Host.Tests.Serving;

namespace McpServer.Host.Tests.Challenges;

/// <summary>A server that a proxy serves under a path of its own.</summary>
public sealed class PathBaseTests
{
    private const string Metadata = "https://example.com/.well-known/oauth-protected-resource/tools/mcp";

    [Theory]
    [InlineData("/tools/mcp")]
    [InlineData("/mcp")]
    public async Task Calls_arrive_whether_the_proxy_takes_the_path_off_or_not(string path)
    {
        await using var server = await StartAsync();

        var answer = await server.SendAsync(Authorized(server, WireMessage.List(), path));

        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData("/tools/mcp")]
    [InlineData("/mcp")]
    public async Task A_challenge_names_the_public_address_of_the_metadata(string path)
    {
        await using var server = await StartAsync();

        var answer = await server.SendAsync(WireMessage.List().To(new(server.PublicUrl + path)));

        Assert.Equal(401, answer.Status);
        Assert.StartsWith($"Bearer resource_metadata=\"{Metadata}\"", answer.Challenge, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/.well-known/oauth-protected-resource/tools/mcp")]
    [InlineData("/.well-known/oauth-protected-resource")]
    public async Task The_metadata_is_where_the_challenge_says_right_behind_the_host(string path)
    {
        await using var server = await StartAsync();

        var answer = await server.GetAsync(path);

        Assert.Equal(200, answer.Status);
        Assert.Equal(server.Audience, (string?)answer.Json["resource"]);
    }

    [Theory]
    [InlineData("/.well-known/oauth-protected-resource/mcp")]
    [InlineData("/.well-known/oauth-protected-resource/tools")]
    [InlineData("/tools/.well-known/oauth-protected-resource/mcp")]
    [InlineData("/tools/.well-known/oauth-protected-resource/tools/mcp")]
    [InlineData("/tools/.well-known/oauth-protected-resource")]
    public async Task It_is_served_nowhere_else(string path)
    {
        await using var server = await StartAsync();

        var answer = await server.GetAsync(path);

        Assert.NotEqual(200, answer.Status);
        Assert.DoesNotContain("authorization_servers", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.com", 200)]
    [InlineData("https://example.com/tools", 403)]
    [InlineData("https://other.example.com", 403)]
    public async Task The_origin_of_its_own_pages_is_the_address_without_the_path(string origin, int status)
    {
        await using var server = await StartAsync();
        var request = Authorized(server, WireMessage.List(), "/mcp");
        request.Headers.Add("Origin", origin);

        var answer = await server.SendAsync(request);

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("/tools/healthz/live")]
    [InlineData("/healthz/live")]
    public async Task Its_health_is_told_at_both(string path)
    {
        await using var server = await StartAsync();

        Assert.Equal(200, (await server.GetAsync(path)).Status);
    }

    private static Task<ServerUnderTest> StartAsync() =>
        ServerUnderTest.StartAsync(settings: ("Server:PublicUrl", "https://example.com/tools/"));

    private static HttpRequestMessage Authorized(ServerUnderTest server, WireMessage message, string path)
    {
        var request = message.To(new(server.PublicUrl + path));
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {server.Forge.Person().Compact()}");
        return request;
    }
}
