using McpServer.Host.Tests.Serving;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Challenges;

public sealed class ResourceMetadataTests
{
    [Theory]
    [InlineData("/.well-known/oauth-protected-resource/mcp")]
    [InlineData("/.well-known/oauth-protected-resource")]
    [Requirement("AZ-02")]
    [Requirement("AZ-03")]
    [Requirement("AZ-04")]
    public async Task The_metadata_is_served_at_its_two_addresses(string path)
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await server.GetAsync(path);

        Assert.Equal(200, answer.Status);
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        Assert.Equal(
            $$"""{"resource":"{{server.Audience}}","authorization_servers":["{{server.Issuer.Identifier}}"],"scopes_supported":["{{string.Join("\",\"", server.Permissions)}}"],"bearer_methods_supported":["header"],"resource_name":"McpServer"}""",
            answer.Text
        );
    }

    [Theory]
    [InlineData("/.well-known/oauth-protected-resource/other")]
    [InlineData("/.well-known/oauth-protected-resource/mcp/more")]
    [InlineData("/.well-known/oauth-protected-resourcemcp")]
    [InlineData("/.well-known/oauth-protected-resource/mcp/")]
    [InlineData("/.well-known/oauth-protected-resource/")]
    [InlineData("/.WELL-known/oauth-protected-resource/MCP")]
    [InlineData("/mcp/.well-known/oauth-protected-resource")]
    [Requirement("AZ-05")]
    public async Task It_is_served_nowhere_else(string path)
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await server.GetAsync(path);

        Assert.NotEqual(200, answer.Status);
        Assert.DoesNotContain("authorization_servers", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_cannot_be_written_to()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await server.SendAsync(
            new(HttpMethod.Post, $"{server.PublicUrl}/.well-known/oauth-protected-resource/mcp")
        );

        Assert.Equal(401, answer.Status);
    }

    [Fact]
    [Requirement("AZ-06")]
    public async Task Addresses_come_from_the_configuration_and_not_from_the_request()
    {
        await using var server = await ServerUnderTest.StartAsync(
            settings: [("Server:PublicUrl", "https://mcp.example.com/"), ("Server:AllowedHosts:0", "attacker.example")]
        );

        var answer = await RawHttp.SendAsync(server.McpUrl, "POST", ["Host: attacker.example"]);

        Assert.Equal(401, answer.Status);
        Assert.StartsWith(
            "Bearer resource_metadata=\"https://mcp.example.com/.well-known/oauth-protected-resource/mcp\"",
            answer.Challenge,
            StringComparison.Ordinal
        );
    }
}
