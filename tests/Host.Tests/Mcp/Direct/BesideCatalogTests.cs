using McpServer.Host.Tests.Serving;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Server;

namespace McpServer.Host.Tests.Mcp.Direct;

/// <summary>What somebody who embeds the server gives to the SDK beside the catalog is served as the SDK serves it.</summary>
public sealed class BesideCatalogTests
{
    // Only the order of members tells the two ways apart.
    private const string Direct = "{\"jsonrpc\":";
    private const string FromSdk = "{\"result\":";

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData(WireMessage.Newest)]
    public async Task A_tool_of_the_sdks_kind_is_called(string version)
    {
        await using var server = await ServerUnderTest.StartAsync(builder =>
            builder
                .Services.AddOptions<McpServerOptions>()
                .PostConfigure(mcp =>
                    mcp.ToolCollection!.Add(McpServerTool.Create(() => "From beside.", new() { Name = "beside" }))
                )
        );

        var beside = await server.PostAsync(WireMessage.Call("beside", version: version), server.Forge.Person());
        var ours = await server.PostAsync(WireMessage.Call("whoami", version: version), server.Forge.Person());

        Assert.Equal("From beside.", (string?)beside.Result!["content"]![0]!["text"]);
        Assert.NotNull(ours.Result!["structuredContent"]);
        Assert.StartsWith(FromSdk, ours.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData(WireMessage.Newest)]
    public async Task With_the_catalog_alone_the_way_is_direct(string version)
    {
        await using var server = await ServerUnderTest.StartAsync();

        var called = await server.PostAsync(WireMessage.Call("whoami", version: version), server.Forge.Person());
        var listed = await server.PostAsync(WireMessage.List(version), server.Forge.Person());

        Assert.StartsWith(Direct, called.Text, StringComparison.Ordinal);
        Assert.StartsWith(Direct, listed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_of_the_sdks_kind_sees_every_call()
    {
        var seen = 0;
        await using var server = await ServerUnderTest.StartAsync(builder =>
            builder
                .Services.AddOptions<McpServerOptions>()
                .PostConfigure(mcp =>
                    mcp.Filters.Request.CallToolFilters.Add(next =>
                        (request, cancellationToken) =>
                        {
                            seen++;
                            return next(request, cancellationToken);
                        }
                    )
                )
        );

        await server.PostAsync(WireMessage.Call("whoami"), server.Forge.Person());

        Assert.Equal(1, seen);
    }
}
