using System.Text.Json.Nodes;
using McpServer.Host.Tests.Serving;
using McpServer.Host.Tests.Teams;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Mcp;

public sealed class ToolListChangeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private const string Tools = """{"toolsListChanged":true}""";

    [Fact]
    [Requirement("TO-12")]
    [Requirement("SU-01")]
    public async Task A_client_that_listens_is_told_of_a_change_until_its_token_expires()
    {
        await using var server = await Farm.StartAsync(new Silo());
        using var listening = await ListenAsync(server, Tools);
        using var events = await EventsAsync(listening);

        var acknowledged = await NextAsync(events);
        server.Change("Tools:greet:Enabled", "false");
        var changed = await NextAsync(events);
        server.Clock.Advance(TimeSpan.FromMinutes(61));
        var end = await NextAsync(events);

        Assert.Equal("notifications/subscriptions/acknowledged", (string?)acknowledged["method"]);
        Assert.True((bool?)acknowledged["params"]!["notifications"]!["toolsListChanged"]);
        Assert.Equal("notifications/tools/list_changed", (string?)changed["method"]);
        Assert.All(
            [acknowledged, changed],
            message => Assert.Equal(1, (int)message["params"]!["_meta"]!["io.modelcontextprotocol/subscriptionId"]!)
        );
        Assert.NotNull(end["result"]);
    }

    [Theory]
    // Expired, and accepted since clocks differ.
    [InlineData(-20)]
    [InlineData(60 * 60 * 24 * 365)]
    public async Task Whatever_token_is_accepted_lets_its_client_listen(int secondsFromNow)
    {
        await using var server = await Farm.StartAsync(new Silo());
        var expiry = server.Clock.GetUtcNow().AddSeconds(secondsFromNow).ToUnixTimeSeconds();
        using var listening = await ListenAsync(server, Tools, server.Forge.Person().With("exp", expiry));
        using var events = await EventsAsync(listening);

        await NextAsync(events);
        server.Change("Tools:greet:Enabled", "false");
        var changed = await NextAsync(events);

        Assert.Equal("notifications/tools/list_changed", (string?)changed["method"]);
    }

    [Fact]
    [Requirement("SU-01")]
    public async Task A_client_that_listens_for_nothing_of_ours_hears_that_and_the_end()
    {
        await using var server = await Farm.StartAsync(new Silo());
        using var listening = await ListenAsync(server, """{"promptsListChanged":true}""");
        using var events = await EventsAsync(listening);

        var acknowledged = await NextAsync(events);
        var end = await NextAsync(events);

        Assert.Null(acknowledged["params"]!["notifications"]!["promptsListChanged"]);
        Assert.NotNull(end["result"]);
    }

    [Fact]
    public async Task A_silent_stream_gives_signs_of_life()
    {
        await using var server = await Farm.StartAsync(new Silo());
        // The clock may be turned far: the stream must not end with its token before it lives.
        var lasting = server.Forge.Person().With("exp", server.Clock.GetUtcNow().AddYears(1).ToUnixTimeSeconds());
        using var listening = await ListenAsync(server, Tools, lasting);
        using var events = await EventsAsync(listening);
        await NextAsync(events);

        await Patience.TurnUntilAsync(SignOfLifeAsync(events), () => server.Clock.Advance(TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData("Server:MaxListeners")]
    [InlineData("Server:MaxListenersPerCaller")]
    public async Task Too_many_listeners_are_refused(string setting)
    {
        await using var server = await Farm.StartAsync(new Silo(), (setting, "1"));
        using var first = await ListenAsync(server, Tools);

        using var listening = await ListenAsync(server, Tools);

        Assert.Contains("Too many", await listening.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("DI-02")]
    public async Task The_newest_clients_are_told_that_they_may_listen_and_older_ones_are_not()
    {
        await using var server = await Farm.StartAsync(new Silo());
        var initialize = JsonNode.Parse(
            """{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"c","version":"1"}}"""
        )!;

        var newest = await server.PostAsync(
            WireMessage.Request(WireMessage.Newest, "server/discover", []),
            server.Forge.Person()
        );
        var older = await server.PostAsync(
            WireMessage.Request("2025-11-25", "initialize", initialize.AsObject()),
            server.Forge.Person()
        );

        Assert.True((bool?)newest.Result!["capabilities"]!["tools"]!["listChanged"]);
        Assert.NotEqual(true, (bool?)older.Result!["capabilities"]!["tools"]!["listChanged"]);
    }

    private static async Task<HttpResponseMessage> ListenAsync(
        ServerUnderTest server,
        string notifications,
        ForgedToken? token = null
    )
    {
        var message = WireMessage.Request(
            WireMessage.Newest,
            "subscriptions/listen",
            new JsonObject { ["notifications"] = JsonNode.Parse(notifications) }
        );
        using var request = message.To(server.McpUrl);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"Bearer {(token ?? server.Forge.Person()).Compact()}"
        );
        return await server.Http.SendAsync(request, Token);
    }

    private static async Task<StreamReader> EventsAsync(HttpResponseMessage listening) =>
        new(await listening.Content.ReadAsStreamAsync(Token));

    private static async Task SignOfLifeAsync(StreamReader events)
    {
        string? line;
        do
        {
            line = await ReadLineAsync(events);
            Assert.NotNull(line);
        } while (line is not ":");
    }

    private static Task<string?> ReadLineAsync(StreamReader events) =>
        events.ReadLineAsync(Token).AsTask().WaitAsync(Patience.Limit, Token);

    private static async Task<JsonNode> NextAsync(StreamReader events)
    {
        while (true)
        {
            var line = await ReadLineAsync(events);
            Assert.NotNull(line);
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return JsonNode.Parse(line["data: ".Length..])!;
            }
        }
    }
}
