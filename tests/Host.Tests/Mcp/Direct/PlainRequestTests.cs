using System.Text.Json;
using McpServer.Host.Mcp.Direct;
using Microsoft.AspNetCore.Http;

namespace McpServer.Host.Tests.Mcp.Direct;

/// <summary>What takes the direct way, and that all else does not.</summary>
public sealed class PlainRequestTests
{
    private const string Both = "application/json, text/event-stream";
    private const string Call =
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"greet","arguments":{}}}""";

    private const string NewestCall =
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"greet","_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}""";

    [Theory]
    [InlineData(Call)]
    [InlineData("""{"jsonrpc":"2.0","id":"a-1","method":"tools/call","params":{"name":"greet"}}""")]
    [InlineData("""{"method":"tools/list","id":-7,"jsonrpc":"2.0"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}""")]
    [InlineData(
        """{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"x","_meta":{"progressToken":"p"}}}"""
    )]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"greet","_meta":{"own":1}}}""")]
    public void A_plain_message_is_taken(string message) => Assert.True(IsTaken(message));

    [Theory]
    [InlineData("""{"id":1,"method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"1.0","id":1,"method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":2,"id":1,"method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":null,"method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1.5,"method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":-0,"method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":{},"method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":"\u0041","method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":5}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/list","other":1}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/list","params":[]}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"name":"greet"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":5}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":""}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":7}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"gr\u0065et"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"greet","arguments":null}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"greet","arguments":[]}}""")]
    [InlineData(
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"greet","arguments":{"name":"\ud800"}}}"""
    )]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"greet","requestState":"x"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"greet","inputResponses":{}}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"greet","_meta":5}}""")]
    [InlineData(
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"greet","_meta":{"progressToken":{}}}}"""
    )]
    [InlineData(
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"greet","_meta":{"traceparent":"x"}}}"""
    )]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"greet","_meta":{"baggage":"x"}}}""")]
    [InlineData(
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"greet","_meta":{"tr\u0061ceparent":"x"}}}"""
    )]
    [InlineData(NewestCall)]
    public void An_unusual_message_is_left_to_the_sdk(string message) => Assert.False(IsTaken(message));

    [Theory]
    [InlineData("Accept", "application/json")]
    [InlineData("Accept", "*/*")]
    [InlineData("Accept", "text/plain;x=\"a,application/json,text/event-stream,b\"")]
    [InlineData("Accept", "application/json;q=1, text/event-stream")]
    [InlineData("Accept", null)]
    [InlineData("Content-Type", "text/plain")]
    [InlineData("Content-Type", "application/json; charset=latin1")]
    [InlineData("MCP-Protocol-Version", "")]
    [InlineData("MCP-Protocol-Version", "2024-01-01")]
    [InlineData("Mcp-Session-Id", "anything")]
    public void An_unusual_header_is_left_to_the_sdk(string header, string? value) =>
        Assert.False(IsTaken(Call, headers: [(header, value)]));

    [Theory]
    [InlineData("Accept", "text/event-stream,APPLICATION/json, */*")]
    [InlineData("Content-Type", "application/json; charset=utf-8")]
    [InlineData("MCP-Protocol-Version", "2024-11-05")]
    [InlineData("MCP-Protocol-Version", null)]
    public void Another_usual_header_is_taken(string header, string? value) =>
        Assert.True(IsTaken(Call, headers: [(header, value)]));

    [Fact]
    public void The_newest_version_is_taken_with_all_that_it_needs() => Assert.True(IsTakenAsNewest(NewestCall));

    [Theory]
    [InlineData("Mcp-Method", null)]
    [InlineData("Mcp-Method", "tools/list")]
    [InlineData("Mcp-Name", null)]
    [InlineData("Mcp-Name", "other")]
    [InlineData("Mcp-Name", "=?base64?Z3JlZXQ=?=")]
    public void Headers_that_differ_from_the_message_are_left_to_the_sdk(string header, string? value) =>
        Assert.False(IsTakenAsNewest(NewestCall, (header, value)));

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}""")]
    [InlineData("""{"io.modelcontextprotocol/clientCapabilities":{}}""")]
    [InlineData(
        """{"io.modelcontextprotocol/protocolVersion":"2025-11-25","io.modelcontextprotocol/clientCapabilities":{}}"""
    )]
    [InlineData(
        """{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":5}"""
    )]
    [InlineData(
        """{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{"elicitation":5}}"""
    )]
    [InlineData(
        """{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{},"io.modelcontextprotocol/clientInfo":{"name":"x"}}"""
    )]
    [InlineData(
        """{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{},"io.modelcontextprotocol/logLevel":"info"}"""
    )]
    public void What_the_newest_version_cannot_be_sure_of_is_left_to_the_sdk(string meta) =>
        Assert.False(
            IsTakenAsNewest(
                $$$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"greet","_meta":{{{meta}}}}}"""
            )
        );

    private static bool IsTakenAsNewest(string message, params (string, string?)[] headers) =>
        IsTaken(
            message,
            [("MCP-Protocol-Version", "2026-07-28"), ("Mcp-Method", "tools/call"), ("Mcp-Name", "greet"), .. headers]
        );

    private static bool IsTaken(string message, params (string, string?)[] headers)
    {
        var http = new DefaultHttpContext().Request;
        (string, string?)[] usual =
        [
            ("Content-Type", "application/json"),
            ("Accept", Both),
            ("MCP-Protocol-Version", "2025-11-25"),
        ];
        foreach (var (header, value) in usual.Concat(headers))
        {
            http.Headers[header] = value;
        }

        using var document = JsonDocument.Parse(message);
        return PlainRequest.TryRead(http, document.RootElement, out _);
    }
}
