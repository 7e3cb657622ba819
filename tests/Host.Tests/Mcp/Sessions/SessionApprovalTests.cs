using System.Text.Json.Nodes;
using McpServer.Domain.Audit;
using McpServer.Host.Tests.Serving;
using McpServer.Host.Tests.Teams;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Mcp.Sessions;

/// <summary>With a session an older client can be asked too: the question goes out on the stream of its call.</summary>
public sealed class SessionApprovalTests
{
    private readonly Silo _silo = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static WireMessage Open =>
        WireMessage.Call("open_silo", new JsonObject { ["number"] = 7 }, OpenedSession.Version);

    [Fact]
    public async Task The_person_is_asked_and_after_a_yes_it_runs()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        var session = await OpenedSession.OpenAsync(server, canAsk: true);
        using var call = await session.BeginAsync(Open);

        var question = await call.NextAsync(Cancellation);
        var opened = _silo.Opened;
        await session.ReplyAsync(question!, Farm.Approved);
        var answer = await call.NextAsync(Cancellation);

        Assert.Equal("elicitation/create", (string?)question!["method"]);
        Assert.Equal("Open the silo?\n- number: 7", (string?)question["params"]!["message"]);
        Assert.Equal(0, opened);
        Assert.True((bool?)answer!["result"]!["structuredContent"]!["isEmpty"]);
        Assert.Equal(1, _silo.Opened);
        Assert.Equal(
            [CallOutcome.ApprovalNeeded, CallOutcome.Succeeded],
            server.Audit.Entries.Select(entry => entry.Outcome)
        );
    }

    [Theory]
    [InlineData("""{"action":"decline"}""")]
    [InlineData("""{"action":"accept"}""")]
    [InlineData("""{"action":"accept","content":{"approve":false}}""")]
    [InlineData("""{"action":7}""")]
    public async Task Whatever_is_not_a_clear_yes_is_a_no_and_nothing_happens(string reply)
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        var session = await OpenedSession.OpenAsync(server, canAsk: true);
        using var call = await session.BeginAsync(Open);

        await session.ReplyAsync((await call.NextAsync(Cancellation))!, JsonNode.Parse(reply)!);
        var answer = await call.NextAsync(Cancellation);

        Assert.True((bool?)answer!["result"]!["isError"]);
        Assert.Equal(0, _silo.Opened);
    }

    [Fact]
    public async Task A_client_that_cannot_ask_is_told_so_and_nothing_happens()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        var session = await OpenedSession.OpenAsync(server, canAsk: false);

        var answer = await session.PostAsync(Open);

        Assert.True((bool?)answer.Result!["isError"]);
        Assert.Equal(0, _silo.Opened);
    }

    [Fact]
    public async Task Nobody_else_can_answer_for_the_person()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        var session = await OpenedSession.OpenAsync(server, canAsk: true);
        using var call = await session.BeginAsync(Open);
        var question = await call.NextAsync(Cancellation);

        var forged = await session.ReplyAsync(
            question!,
            Farm.Approved,
            server.Forge.Person().With("sub", "auth0|another")
        );
        await session.ReplyAsync(question!, JsonNode.Parse("""{"action":"decline"}""")!);
        await call.NextAsync(Cancellation);

        Assert.Equal(404, forged.Status);
        Assert.Equal(0, _silo.Opened);
    }

    [Fact]
    public async Task When_the_token_expires_before_the_answer_the_call_ends_and_nothing_happens()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo, ("Mcp:SessionIdleTimeout", "12:00:00"));
        var session = await OpenedSession.OpenAsync(server, canAsk: true);
        using var call = await session.BeginAsync(Open);
        var question = await call.NextAsync(Cancellation);

        server.Clock.Advance(TimeSpan.FromMinutes(62));
        var end = await AnswerAsync(call);
        await session.ReplyAsync(question!, Farm.Approved);
        var after = await session.CallAsync("whoami", []);

        Assert.Null(end?["result"]);
        Assert.Equal(200, after.Status);
        Assert.Equal(0, _silo.Opened);
    }

    [Fact]
    public async Task When_the_client_goes_away_before_the_answer_nothing_happens()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        var session = await OpenedSession.OpenAsync(server, canAsk: true);
        var call = await session.BeginAsync(Open);
        var question = await call.NextAsync(Cancellation);

        var gone = server.Logs.NextAsync(line => line.Text.Contains("Cancelled", StringComparison.Ordinal));
        call.Dispose();
        await gone;
        await session.ReplyAsync(question!, Farm.Approved);
        // Its turn comes after that of the call before it.
        var after = await session.CallAsync("whoami", []);

        Assert.Equal(200, after.Status);
        Assert.Equal(0, _silo.Opened);
        // The call was over before the answer came: it was not sent again.
        Assert.Equal(
            [CallOutcome.ApprovalNeeded, CallOutcome.Succeeded],
            server.Audit.Entries.Select(entry => entry.Outcome)
        );
    }

    [Fact]
    public async Task While_the_person_thinks_the_call_gives_signs_of_life()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        var session = await OpenedSession.OpenAsync(server, canAsk: true);
        using var call = await session.BeginAsync(Open);
        var question = await call.NextAsync(Cancellation);

        server.Clock.Advance(TimeSpan.FromSeconds(15));
        await call.CommentAsync(Cancellation);
        await session.ReplyAsync(question!, Farm.Approved);
        var answer = await call.NextAsync(Cancellation);

        Assert.True((bool?)answer!["result"]!["structuredContent"]!["isEmpty"]);
    }

    [Fact]
    public async Task A_server_that_stops_waits_for_the_person_only_so_long()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo, ("Server:DrainTime", "00:00:10"));
        var session = await OpenedSession.OpenAsync(server, canAsk: true);
        using var call = await session.BeginAsync(Open);
        await call.NextAsync(Cancellation);

        var stop = server.StopAsync();
        await RefusesAsync(server);
        server.Clock.Advance(TimeSpan.FromSeconds(10));
        var answer = await AnswerAsync(call);
        await stop.WaitAsync(Patience.Limit, Cancellation);

        Assert.True((bool?)answer!["result"]!["isError"]);
        Assert.StartsWith(
            "The server stops",
            (string?)answer["result"]!["content"]![0]!["text"],
            StringComparison.Ordinal
        );
        Assert.Equal(0, _silo.Opened);
        Assert.Contains(server.Logs.Lines, line => line.Text.StartsWith("Stopped. 1 calls", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_stops_still_takes_the_answer_in_time()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo, ("Server:DrainDelay", "00:00:10"));
        var session = await OpenedSession.OpenAsync(server, canAsk: true);
        using var call = await session.BeginAsync(Open);
        var question = await call.NextAsync(Cancellation);

        var told = server.Logs.NextAsync(line => line.Text.Contains("1 calls run", StringComparison.Ordinal));
        var stop = server.StopAsync();
        await told;
        await session.ReplyAsync(question!, Farm.Approved);
        var answer = await AnswerAsync(call);

        Assert.True((bool?)answer!["result"]!["structuredContent"]!["isEmpty"]);
        Assert.False(stop.IsCompleted);
        await Patience.TurnUntilAsync(stop, () => server.Clock.Advance(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task When_the_session_ends_the_question_ends_with_it()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        var session = await OpenedSession.OpenAsync(server, canAsk: true);
        using var call = await session.BeginAsync(Open);
        await call.NextAsync(Cancellation);

        await session.SendAsync(HttpMethod.Delete);
        var answer = await AnswerAsync(call);

        Assert.Null(answer);
        Assert.Equal(0, _silo.Opened);
        Assert.DoesNotContain(server.Logs.Lines, line => line.Text.Contains("broke", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_that_cannot_put_the_question_after_all_is_told_so_and_nothing_happens()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        var session = await OpenedSession.OpenAsync(server, canAsk: true);
        using var call = await session.BeginAsync(Open);
        var question = await call.NextAsync(Cancellation);

        var failure = new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = question!["id"]!.DeepClone(),
            ["error"] = new JsonObject { ["code"] = -32601, ["message"] = "No such method." },
        };
        await session.PostAsync(new WireMessage(OpenedSession.Version, failure.ToJsonString()));
        var answer = await call.NextAsync(Cancellation);

        Assert.True((bool?)answer!["result"]!["isError"]);
        Assert.DoesNotContain("No such method", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(0, _silo.Opened);
    }

    // Whatever is told on the way, such as that the question is taken back.
    private static async Task<JsonNode?> AnswerAsync(EventStream call)
    {
        while (true)
        {
            var message = await call.NextAsync(Cancellation);
            if (message is null || message["result"] is not null || message["error"] is not null)
            {
                return message;
            }
        }
    }

    // From then on the time runs that calls have.
    private static async Task RefusesAsync(ServerUnderTest server)
    {
        try
        {
            while (true)
            {
                await server.GetAsync("/healthz/live");
            }
        }
        catch (HttpRequestException)
        {
            // Nobody listens any more.
        }
    }
}
