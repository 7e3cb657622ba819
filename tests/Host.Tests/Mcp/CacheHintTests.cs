using McpServer.Host.Tests.Serving;
using McpServer.Host.Tests.Teams;

namespace McpServer.Host.Tests.Mcp;

public sealed class CacheHintTests
{
    [Fact]
    public async Task An_answer_that_may_be_kept_says_for_how_long_and_for_whom()
    {
        await using var server = await Farm.StartAsync(new Silo());

        var answer = await server.PostAsync(Farm.Fill(WireMessage.Newest), server.Forge.Person());

        Assert.Equal(300_000, (int)answer.Result!["_meta"]!["mcpserver/ttlMs"]!);
        Assert.Equal("private", (string?)answer.Result["_meta"]!["mcpserver/cacheScope"]);
    }

    [Fact]
    public async Task Another_answer_does_not()
    {
        await using var server = await Farm.StartAsync(new Silo());

        var answer = await server.PostAsync(WireMessage.Call("get_current_time"), server.Forge.Person());

        Assert.Null(answer.Result!["_meta"]?["mcpserver/ttlMs"]);
    }
}
