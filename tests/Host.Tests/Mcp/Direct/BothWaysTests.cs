using System.Text.Json.Nodes;
using McpServer.Application.Catalog;
using McpServer.Host.Tests.Serving;
using McpServer.Host.Tests.Teams;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Mcp.Direct;

/// <summary>
/// A request is answered alike on the direct way and through the SDK, but for the order of members. What makes the same request
/// take the long way is a parameter of its Accept header, which means nothing.
/// </summary>
public sealed class BothWaysTests
{
    private static readonly string[] Headers =
    [
        "Content-Type",
        "Cache-Control",
        "WWW-Authenticate",
        "X-Accel-Buffering",
        "Content-Encoding",
        "Mcp-Session-Id",
    ];

    private readonly Silo _silo = new();

    public static TheoryData<string, string> Calls =>
        new MatrixTheoryData<string, string>([.. WireMessage.Versions, ""], Requests.Keys);

    private static Dictionary<string, (string Method, string Params)> Requests { get; } =
        new()
        {
            ["a call"] = ("tools/call", """{"name":"greet","arguments":{"name":"Ada"}}"""),
            ["a call in other letters"] = (
                "tools/call",
                """{"name":"greet","arguments":{"name":"Grüße \u00e9 \" \\ <&> 😀"}}"""
            ),
            ["a call without arguments"] = ("tools/call", """{"name":"who_am_i"}"""),
            ["a call with empty arguments"] = ("tools/call", """{"name":"who_am_i","arguments":{}}"""),
            ["faulty arguments"] = ("tools/call", """{"name":"greet","arguments":{"name":5,"other":[1,{"a":null}]}}"""),
            ["arguments that break a rule"] = ("tools/call", """{"name":"greet","arguments":{"name":""}}"""),
            ["a missing argument"] = ("tools/call", """{"name":"greet","arguments":{}}"""),
            ["a tool that is not there"] = ("tools/call", """{"name":"nothing","arguments":{}}"""),
            ["a tool with a strange name"] = ("tools/call", """{"name":"no such/tool","arguments":{}}"""),
            ["a tool that reports progress"] = (
                "tools/call",
                """{"name":"fill_silo","arguments":{},"_meta":{"progressToken":"p"}}"""
            ),
            ["a number to report progress under"] = (
                "tools/call",
                """{"name":"fill_silo","_meta":{"progressToken":7}}"""
            ),
            ["something of the client's own"] = (
                "tools/call",
                """{"name":"fill_silo","_meta":{"example.com/own":[1]}}"""
            ),
            ["a tool to approve"] = ("tools/call", """{"name":"open_silo","arguments":{"number":3}}"""),
            ["a client that can ask"] = (
                "tools/call",
                """{"name":"open_silo","arguments":{"number":3},"_meta":{"io.modelcontextprotocol/clientCapabilities":{"elicitation":{}}}}"""
            ),
            ["a client that can only open pages"] = (
                "tools/call",
                """{"name":"open_silo","arguments":{"number":3},"_meta":{"io.modelcontextprotocol/clientCapabilities":{"elicitation":{"url":{}}}}}"""
            ),
            ["a client that says who it is"] = (
                "tools/call",
                """{"name":"greet","arguments":{"name":"Ada"},"_meta":{"io.modelcontextprotocol/clientInfo":{"name":"c","version":"1"}}}"""
            ),
            ["an argument in a header"] = ("tools/call", """{"name":"paint_wall","arguments":{"colour":"red"}}"""),
            ["the list"] = ("tools/list", "{}"),
            ["the list from somewhere"] = ("tools/list", """{"cursor":"Z3JlZXQ"}"""),
            ["the list from nowhere"] = ("tools/list", """{"cursor":"%%%"}"""),
        };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Both_ways_give_the_same_answer(string version, string request)
    {
        await using var server = await Farm.StartAsync(_silo, ("Server:ToolListPageSize", "2"));
        Fill();
        var (method, parameters) = Requests[request];
        foreach (var token in Tokens(server))
        {
            var message = Message(version, method, parameters);

            var direct = await server.SendAsync(To(server, message, token, "application/json, text/event-stream"));
            var through = await server.SendAsync(To(server, message, token, "application/json;q=1, text/event-stream"));

            Assert.Equal(through.Status, direct.Status);
            Assert.All(
                Headers,
                header =>
                    Assert.Equal(through.Headers.GetValueOrDefault(header), direct.Headers.GetValueOrDefault(header))
            );
            Assert.Equal(through.Events.Count, direct.Events.Count);
            Assert.All(
                through.Events.Zip(direct.Events),
                pair =>
                    Assert.True(
                        JsonNode.DeepEquals(Known(pair.First), Known(pair.Second)),
                        $"{pair.First}\n{pair.Second}"
                    )
            );
        }

        var entries = server.Audit.Entries;
        Assert.All(
            entries.Chunk(2),
            pair =>
                Assert.Equal(
                    pair[0] with
                    {
                        TraceId = null,
                        Duration = default,
                    },
                    pair[1] with
                    {
                        TraceId = null,
                        Duration = default,
                    }
                )
        );
    }

    private void Fill() =>
        _silo.Fill = (progress, _) =>
        {
            progress.Report(1, 2, "half");
            progress.Report(2, 2);
            return Task.FromResult<ToolResult<FillSilo.Filled>>(new FillSilo.Filled(4));
        };

    // Who may use all tools, who could be granted them, and who sees none that needs a permission.
    private static IEnumerable<ForgedToken> Tokens(ServerUnderTest server)
    {
        var all = new JsonArray([.. server.Permissions.Select(permission => JsonValue.Create(permission))]);
        return
        [
            server.Forge.Person().With("scope", string.Join(' ', server.Permissions)).With("permissions", all),
            server.Forge.Person().With("scope", "openid").With("permissions", all.DeepClone()),
            server.Forge.Person().With("scope", "openid").With("permissions", new JsonArray()),
        ];
    }

    private static WireMessage Message(string version, string method, string parameters)
    {
        var content = JsonNode.Parse(parameters)!.AsObject();
        return WireMessage.Request(version, method, content) with { Name = (string?)content["name"] };
    }

    private static HttpRequestMessage To(ServerUnderTest server, WireMessage message, ForgedToken token, string accept)
    {
        var request = message.To(server.McpUrl);
        if (message.Version.Length == 0)
        {
            // As clients did before there was such a header.
            request.Headers.Remove("MCP-Protocol-Version");
        }

        request.Headers.Remove("Accept");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token.Compact()}");
        request.Headers.TryAddWithoutValidation("Mcp-Param-Market", "Rome");
        return request;
    }

    // A sealed state and the id of a trace are never the same twice.
    private static JsonNode Known(JsonNode message)
    {
        if (message["result"]?["requestState"] is not null)
        {
            message["result"]!["requestState"] = "sealed";
        }

        return message;
    }
}
