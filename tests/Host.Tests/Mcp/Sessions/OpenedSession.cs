using System.Text.Json.Nodes;
using McpServer.Host.Tests.Serving;
using McpServer.Host.Tests.Teams;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Mcp.Sessions;

/// <summary>A client before 2026-07-28 that has initialized, and what it sends with the id that it got.</summary>
internal sealed class OpenedSession(ServerUnderTest server, string version, string id)
{
    public const string Version = "2025-11-25";

    public string Id { get; } = id;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<ServerUnderTest> StartServerAsync(Silo silo, params (string Setting, string Value)[] settings) =>
        Farm.StartAsync(silo, [("Mcp:Sessions", "true"), .. settings]);

    public static async Task<OpenedSession> OpenAsync(
        ServerUnderTest server,
        ForgedToken? token = null,
        string version = Version,
        bool canAsk = false
    )
    {
        var answer = await InitializeAsync(server, token, version, canAsk);
        var session = new OpenedSession(server, version, answer.Headers["Mcp-Session-Id"]);
        await session.PostAsync(new WireMessage(version, """{"jsonrpc":"2.0","method":"notifications/initialized"}"""));
        return session;
    }

    public static Task<WireAnswer> InitializeAsync(
        ServerUnderTest server,
        ForgedToken? token = null,
        string version = Version,
        bool canAsk = false
    )
    {
        var parameters = new JsonObject
        {
            ["protocolVersion"] = version,
            ["capabilities"] = canAsk ? new JsonObject { ["elicitation"] = new JsonObject() } : [],
            ["clientInfo"] = new JsonObject { ["name"] = "client", ["version"] = "1" },
        };
        return server.PostAsync(WireMessage.Request(version, "initialize", parameters), token ?? server.Forge.Person());
    }

    public Task<WireAnswer> ListAsync(ForgedToken? token = null) => PostAsync(WireMessage.List(version), token);

    public Task<WireAnswer> CallAsync(string tool, JsonObject arguments, ForgedToken? token = null) =>
        PostAsync(WireMessage.Call(tool, arguments, version), token);

    public Task<WireAnswer> PostAsync(WireMessage message, ForgedToken? token = null) =>
        server.SendAsync(Request(message.To(server.McpUrl), token));

    /// <summary>What the client answers to a question of the server.</summary>
    public Task<WireAnswer> ReplyAsync(JsonNode question, JsonNode reply, ForgedToken? token = null)
    {
        var body = new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = question["id"]!.DeepClone(),
            ["result"] = reply.DeepClone(),
        };
        return PostAsync(new WireMessage(version, body.ToJsonString()), token);
    }

    /// <summary>A request whose answer comes piece by piece.</summary>
    public Task<EventStream> BeginAsync(WireMessage message, ForgedToken? token = null) =>
        EventStream.OpenAsync(server, Request(message.To(server.McpUrl), token), Cancellation);

    /// <summary>The stream that belongs to the session, and to no request.</summary>
    public Task<EventStream> ListenAsync(ForgedToken? token = null)
    {
        var request = Request(new(HttpMethod.Get, server.McpUrl), token);
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        request.Headers.TryAddWithoutValidation("MCP-Protocol-Version", version);
        return EventStream.OpenAsync(server, request, Cancellation);
    }

    public Task<WireAnswer> SendAsync(HttpMethod method, ForgedToken? token = null, string accept = "text/event-stream")
    {
        var request = Request(new(method, server.McpUrl), token);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        // A stream that should be refused, and is not, has no end.
        return server.SendAsync(request).WaitAsync(Patience.Limit, Cancellation);
    }

    private HttpRequestMessage Request(HttpRequestMessage request, ForgedToken? token)
    {
        request.Headers.TryAddWithoutValidation("Mcp-Session-Id", Id);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"Bearer {(token ?? server.Forge.Person()).Compact()}"
        );
        return request;
    }
}
