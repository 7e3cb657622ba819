using System.Text.Json.Nodes;
using McpServer.Domain.Audit;
using McpServer.Host.Tests.Serving;
using McpServer.Host.Tests.Teams;

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
    [InlineData("""{"action":"accept","content":{"approve":false}}""")]
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
        var end = await call.NextAsync(Cancellation);
        await session.ReplyAsync(question!, Farm.Approved);
        var after = await session.CallAsync("whoami", []);

        Assert.Null(end);
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

        call.Dispose();
        await GoneAsync(server);
        await session.ReplyAsync(question!, Farm.Approved);
        // Its turn comes after that of the call before it.
        var after = await session.CallAsync("whoami", []);

        Assert.Equal(200, after.Status);
        Assert.Equal(0, _silo.Opened);
    }

    // The server has written the log line of the call: it knows that nobody waits for it.
    private static async Task GoneAsync(ServerUnderTest server)
    {
        while (!server.Logs.Lines.Any(line => line.Text.Contains("ApprovalNeeded", StringComparison.Ordinal)))
        {
            await Task.Yield();
            Cancellation.ThrowIfCancellationRequested();
        }
    }
}
