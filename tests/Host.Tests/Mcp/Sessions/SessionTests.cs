using System.Text.Json.Nodes;
using McpServer.Domain.Audit;
using McpServer.Host.Tests.Serving;
using McpServer.Host.Tests.Teams;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Mcp.Sessions;

public sealed class SessionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly Silo _silo = new();

    [Fact]
    public async Task Nobody_gets_a_session_unless_an_operator_wants_it()
    {
        await using var server = await Farm.StartAsync(_silo);

        var answer = await OpenedSession.InitializeAsync(server);
        var session = new OpenedSession(server, OpenedSession.Version, "made-up");

        Assert.Equal(200, answer.Status);
        Assert.False(answer.Headers.ContainsKey("Mcp-Session-Id"));
        Assert.Equal(405, (await session.SendAsync(HttpMethod.Get)).Status);
        Assert.Equal(405, (await session.SendAsync(HttpMethod.Delete)).Status);
    }

    [Theory]
    [InlineData("2024-11-05")]
    [InlineData("2025-03-26")]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    public async Task A_client_that_initializes_gets_one_and_uses_it(string version)
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        var session = await OpenedSession.OpenAsync(server, version: version);

        var list = await session.ListAsync();
        var call = await session.CallAsync("whoami", []);

        Assert.Contains("whoami", list.Tools);
        Assert.NotNull(call.Result!["structuredContent"]);
        Assert.Equal(CallOutcome.Succeeded, Assert.Single(server.Audit.Entries).Outcome);
    }

    [Fact]
    public async Task A_client_that_does_not_initialize_is_refused_and_nothing_runs()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);

        var answer = await server.PostAsync(
            WireMessage.Call("whoami", version: OpenedSession.Version),
            server.Forge.Person()
        );

        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain(server.Audit.Entries, entry => entry.Outcome == CallOutcome.Succeeded);
    }

    [Fact]
    [Requirement("TR-28")]
    public async Task The_newest_clients_have_none_and_both_kinds_are_served_side_by_side()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        var before = await server.PostAsync(WireMessage.List(), server.Forge.Person());
        var session = await OpenedSession.OpenAsync(server);

        var older = await session.CallAsync("whoami", []);
        var newest = await server.PostAsync(WireMessage.Call("whoami"), server.Forge.Person());

        Assert.False(before.Headers.ContainsKey("Mcp-Session-Id"));
        Assert.False(newest.Headers.ContainsKey("Mcp-Session-Id"));
        Assert.Equal(
            newest.Result!["structuredContent"]!.ToJsonString(),
            older.Result!["structuredContent"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task Delete_ends_it()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        var session = await OpenedSession.OpenAsync(server);
        var other = await OpenedSession.OpenAsync(server);

        var ended = await session.SendAsync(HttpMethod.Delete);

        Assert.Equal(200, ended.Status);
        Assert.Equal(404, (await session.ListAsync()).Status);
        Assert.Equal(404, (await session.SendAsync(HttpMethod.Delete)).Status);
        Assert.Equal(200, (await other.ListAsync()).Status);
    }

    [Fact]
    [Requirement("AZ-28")]
    public async Task One_that_is_idle_ends_and_one_that_is_used_goes_on()
    {
        await using var server = await OpenedSession.StartServerAsync(
            _silo,
            ("Mcp:SessionIdleTimeout", "00:30:00"),
            ("Mcp:MaxSessionsPerCaller", "2")
        );
        var used = await OpenedSession.OpenAsync(server);
        var idle = await OpenedSession.OpenAsync(server);

        // Sessions end a few seconds later than they might, when the SDK looks.
        var room = 429;
        for (var minute = 0; minute < 100 && room == 429; minute++)
        {
            server.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(200, (await used.ListAsync()).Status);
            room = (await OpenedSession.InitializeAsync(server)).Status;
        }

        Assert.Equal(200, room);
        Assert.Equal(404, (await idle.ListAsync()).Status);
    }

    [Fact]
    public async Task Progress_is_told_in_it_as_ever()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        _silo.Fill = (progress, _) =>
        {
            progress.Report(1, 1);
            return Task.FromResult<McpServer.Application.Catalog.ToolResult<FillSilo.Filled>>(new FillSilo.Filled(9));
        };
        var session = await OpenedSession.OpenAsync(server);

        var answer = await session.PostAsync(Farm.Fill(OpenedSession.Version, "token-1"));

        Assert.Equal("token-1", (string?)answer.Events[0]["params"]!["progressToken"]);
        Assert.Equal(9, (int)answer.Events[^1]["result"]!["structuredContent"]!["tons"]!);
    }

    [Fact]
    public async Task Its_stream_tells_of_changes_and_ends_with_the_token()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        var session = await OpenedSession.OpenAsync(server);
        using var stream = await session.ListenAsync();

        server.Change("Tools:greet:Enabled", "false");
        var changed = await stream.NextAsync(Cancellation);
        server.Clock.Advance(TimeSpan.FromMinutes(62));

        Assert.Equal("notifications/tools/list_changed", (string?)changed!["method"]);
        Assert.Null(await stream.NextAsync(Cancellation));
    }

    [Fact]
    public async Task Its_stream_opens_once_and_later_there_is_none()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        var session = await OpenedSession.OpenAsync(server);
        var impossible = await session.SendAsync(HttpMethod.Get, accept: "application/json");
        var first = await session.ListenAsync();
        first.Dispose();

        var second = await session.SendAsync(HttpMethod.Get);

        Assert.Equal(406, impossible.Status);
        Assert.Equal(200, first.Status);
        Assert.Equal(405, second.Status);
        Assert.Equal("POST | DELETE", second.Headers["Allow"]);
        Assert.Equal(200, (await session.ListAsync()).Status);
        Assert.Empty(server.Audit.Entries);
    }

    [Fact]
    public async Task What_is_no_call_is_none_for_the_audit_either()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        var nowhere = new OpenedSession(server, OpenedSession.Version, id: string.Empty);

        var answer = await nowhere.SendAsync(HttpMethod.Get);

        Assert.Equal(400, answer.Status);
        Assert.Empty(server.Audit.Entries);
    }

    [Fact]
    public async Task When_it_ends_its_running_calls_end_as_if_it_had_never_been()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _silo.Fill = async (_, token) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return new FillSilo.Filled(0);
        };
        var session = await OpenedSession.OpenAsync(server);
        var call = session.PostAsync(Farm.Fill(OpenedSession.Version));
        await started.Task.WaitAsync(Patience.Limit, Cancellation);

        var ended = await session.SendAsync(HttpMethod.Delete);
        var answer = await call.WaitAsync(Patience.Limit, Cancellation);

        Assert.Equal(200, ended.Status);
        Assert.Equal(404, answer.Status);
        Assert.Equal(CallOutcome.Cancelled, Assert.Single(server.Audit.Entries).Outcome);
        Assert.DoesNotContain(server.Logs.Lines, line => line.Text.Contains("broke", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_that_cannot_be_read_is_refused_and_told_to_the_audit()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        var session = await OpenedSession.OpenAsync(server);

        var answer = await session.PostAsync(
            WireMessage.Request(OpenedSession.Version, "tools/call", new JsonObject { ["name"] = 7 })
        );

        Assert.Equal(400, answer.Status);
        Assert.Equal(CallOutcome.Malformed, Assert.Single(server.Audit.Entries).Outcome);
    }
}
