using System.Text.Json.Nodes;
using McpServer.Application;
using McpServer.Domain.Audit;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Mcp;

/// <summary>Arguments that clients repeat in headers (MCP 2026-07-28, basic/transports), on both ways.</summary>
public sealed class HeaderArgumentTests
{
    private const string Direct = "application/json, text/event-stream";
    private const string Through = "application/json;q=1, text/event-stream";

    [Theory]
    [InlineData("red", "red")]
    [InlineData("red", "  red ")]
    [InlineData("grün", "=?base64?Z3LDvG4=?=")]
    [InlineData("=?base64?", "=?base64?")]
    public async Task A_header_that_repeats_its_argument_is_taken(string colour, string header)
    {
        await using var server = await StartAsync();

        foreach (var accept in (string[])[Direct, Through])
        {
            var answer = await PaintAsync(server, colour, header, accept);

            Assert.Equal(200, answer.Status);
            Assert.Equal($"All {colour}.", (string?)answer.Result!["structuredContent"]!["look"]);
        }
    }

    [Theory]
    [InlineData("red", null, "the header Mcp-Param-Colour is missing")]
    [InlineData("red", "blue", "the header Mcp-Param-Colour differs from the argument colour")]
    [InlineData("red", "RED", "the header Mcp-Param-Colour differs from the argument colour")]
    [InlineData("red", "", "the header Mcp-Param-Colour differs from the argument colour")]
    [InlineData("red", "=?base64?!!?=", "the header Mcp-Param-Colour is no base64")]
    public async Task A_header_that_does_not_is_refused_and_nothing_runs(string colour, string? header, string fault)
    {
        await using var server = await StartAsync();

        foreach (var accept in (string[])[Direct, Through])
        {
            var answer = await PaintAsync(server, colour, header, accept);

            Assert.Equal(400, answer.Status);
            Assert.Equal(-32020, (int)answer.Json["error"]!["code"]!);
            Assert.Equal(1, (int)answer.Json["id"]!);
            Assert.Equal($"Header mismatch: {fault}.", (string?)answer.Json["error"]!["message"]);
        }

        Assert.All(server.Audit.Entries, entry => Assert.Equal(CallOutcome.Malformed, entry.Outcome));
        Assert.Equal(2, server.Audit.Entries.Count);
    }

    [Fact]
    public async Task Clients_of_older_versions_repeat_nothing()
    {
        await using var server = await StartAsync();

        var answer = await PaintAsync(server, "red", "blue", Direct, "2025-11-25");

        Assert.Equal("All red.", (string?)answer.Result!["structuredContent"]!["look"]);
    }

    private static Task<ServerUnderTest> StartAsync() =>
        ServerUnderTest.StartAsync(builder => builder.Services.AddApplication(new AssemblyOf(typeof(PaintWall))));

    private static Task<WireAnswer> PaintAsync(
        ServerUnderTest server,
        string colour,
        string? header,
        string accept,
        string version = WireMessage.Newest
    )
    {
        var request = WireMessage.Call("paint_wall", new JsonObject { ["colour"] = colour }, version).To(server.McpUrl);
        request.Headers.Remove("Accept");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"Bearer {server.Forge.Person().With("scope", "wall:paint").Compact()}"
        );
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation("Mcp-Param-Colour", header);
        }

        return server.SendAsync(request);
    }
}
