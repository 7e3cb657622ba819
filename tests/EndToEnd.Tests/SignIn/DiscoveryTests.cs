using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;
using McpServer.TestBench;

namespace McpServer.EndToEnd.Tests.SignIn;

public sealed class DiscoveryTests(RunningSystem system) : IClassFixture<RunningSystem>
{
    [Theory]
    [InlineData("2024-11-05")]
    [InlineData("2025-03-26")]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    [Requirement("AZ-02")]
    [Requirement("AZ-03")]
    [Requirement("AZ-04")]
    public async Task A_client_that_knows_only_the_address_finds_its_way_to_the_tools(string version)
    {
        await using var client = new SdkClient(system, Person.Admin, version);

        await client.ConnectAsync();
        var tools = await client.ListAsync();

        Assert.Equal(version, client.Mcp.NegotiatedProtocolVersion);
        Assert.Equal(system.Catalog, tools);
        Assert.Equal(
            [
                "POST /mcp: 401",
                "GET /.well-known/oauth-protected-resource/mcp: 200",
                "GET /.well-known/oauth-authorization-server: 200",
                "POST /oidc/register: 201",
                "POST /oauth/token: 200",
                "POST /mcp: 200",
            ],
            client.Traffic.Exchanges.Take(6).Select(exchange => exchange.ToString())
        );
    }
}
