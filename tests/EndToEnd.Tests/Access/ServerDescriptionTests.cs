using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;
using McpServer.TestBench;
using ModelContextProtocol.Protocol;

namespace McpServer.EndToEnd.Tests.Access;

public sealed class ServerDescriptionTests(RunningSystem system) : IClassFixture<RunningSystem>
{
    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    [Requirement("DI-01")]
    public async Task The_server_says_its_name_version_title_and_how_to_use_it(string version)
    {
        await using var client = await SdkClient.ConnectAsync(system, Person.Guest, version);

        var server = client.Mcp.ServerInfo;

        Assert.NotNull(server);
        Assert.Equal("McpServer", server.Name);
        Assert.Equal("McpServer", server.Title);
        Assert.Matches(@"^\d+\.\d+\.\d+$", server.Version);
        Assert.Contains("permissions", client.Mcp.ServerInstructions, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    [Requirement("TO-02")]
    public async Task The_tools_come_in_the_same_order_every_time(string version)
    {
        await using var client = await SdkClient.ConnectAsync(system, Person.Admin, version);

        var first = await client.ListAsync();
        var second = await client.ListAsync();

        Assert.Equal(first.Order(StringComparer.Ordinal), first);
        Assert.Equal(first, second);
    }

    [Fact]
    [Requirement("CA-01")]
    [Requirement("CA-02")]
    public async Task A_client_that_knows_of_lifetimes_learns_that_the_list_is_the_callers_own()
    {
        await using var client = await SdkClient.ConnectAsync(system, Person.User, ProtocolVersions.Newest);

        var list = await ListAsync(client);

        Assert.Equal(CacheScope.Private, list.CacheScope);
        Assert.Equal(TimeSpan.FromMinutes(1), list.TimeToLive);
    }

    [Theory]
    [InlineData("2024-11-05")]
    [InlineData("2025-03-26")]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    public async Task An_older_client_is_sent_nothing_that_it_does_not_know(string version)
    {
        await using var client = await SdkClient.ConnectAsync(system, Person.User, version);

        var list = await ListAsync(client);

        Assert.Null(list.CacheScope);
        Assert.Null(list.TimeToLive);
    }

    private static async Task<ListToolsResult> ListAsync(SdkClient client) =>
        await client.Mcp.ListToolsAsync(new ListToolsRequestParams(), TestContext.Current.CancellationToken);
}
