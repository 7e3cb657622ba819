using System.Text.Json.Nodes;
using McpServer.Domain.Audit;
using McpServer.Host.Tests.Serving;
using McpServer.Host.Tests.Teams;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Stopping;

/// <summary>A platform tells the server to stop while people use it.</summary>
public sealed class DrainTests
{
    private readonly Silo _silo = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2025-06-18")]
    [InlineData(WireMessage.Newest)]
    public async Task A_call_that_runs_still_gets_its_answer(string version)
    {
        await using var server = await StartAsync();
        var call = server.PostAsync(Farm.Fill(version), server.Forge.Person());
        await _started.Task.WaitAsync(Patience.Limit, Token);

        var stop = await BeginStopAsync(server);
        Assert.False(call.IsCompleted);
        _end.SetResult();
        var answer = await call.WaitAsync(Patience.Limit, Token);
        await stop.WaitAsync(Patience.Limit, Token);

        Assert.Equal(4, (int?)answer.Result!["structuredContent"]!["tons"]);
        Assert.Contains(server.Logs.Lines, line => line.Text.StartsWith("Stopped. 0 calls", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_over_time_is_ended_and_told_so()
    {
        await using var server = await StartAsync(("Server:DrainTime", "00:00:10"));
        var call = server.PostAsync(Farm.Fill(WireMessage.Newest), server.Forge.Person());
        await _started.Task.WaitAsync(Patience.Limit, Token);

        var waiting = server.Logs.NextAsync(line => line.Text.StartsWith("Waiting for ", StringComparison.Ordinal));
        var stop = await BeginStopAsync(server);
        await waiting;
        server.Clock.Advance(TimeSpan.FromSeconds(10));
        var answer = await call.WaitAsync(Patience.Limit, Token);
        await stop.WaitAsync(Patience.Limit, Token);

        Assert.True((bool?)answer.Result!["isError"]);
        Assert.Contains("The server stops", (string?)answer.Result["content"]![0]!["text"], StringComparison.Ordinal);
        Assert.Equal(CallOutcome.Cancelled, Assert.Single(server.Audit.Entries).Outcome);
        Assert.Contains(server.Logs.Lines, line => line.Text.StartsWith("Stopped. 1 calls", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_has_all_of_its_time()
    {
        await using var server = await StartAsync(("Server:DrainTime", "00:00:10"));
        var call = server.PostAsync(Farm.Fill(WireMessage.Newest), server.Forge.Person());
        await _started.Task.WaitAsync(Patience.Limit, Token);

        var waiting = server.Logs.NextAsync(line => line.Text.StartsWith("Waiting for ", StringComparison.Ordinal));
        var stop = await BeginStopAsync(server);
        await waiting;
        server.Clock.Advance(TimeSpan.FromSeconds(9));
        _end.SetResult();

        Assert.Null((await call.WaitAsync(Patience.Limit, Token)).Result!["isError"]);
        await stop.WaitAsync(Patience.Limit, Token);
    }

    [Fact]
    public async Task During_the_delay_it_is_not_ready_but_lives_and_serves()
    {
        await using var server = await StartAsync(("Server:DrainDelay", "00:00:10"));
        _end.SetResult();
        Assert.Equal(200, (await server.GetAsync("/healthz/ready")).Status);

        var stop = await BeginStopAsync(server);

        Assert.Equal(503, (await server.GetAsync("/healthz/ready")).Status);
        Assert.Empty(server.Logs.Alarms);
        Assert.Equal(200, (await server.GetAsync("/healthz/live")).Status);
        var answer = await server.PostAsync(Farm.Fill(WireMessage.Newest), server.Forge.Person());
        Assert.Equal(4, (int?)answer.Result!["structuredContent"]!["tons"]);
        Assert.False(stop.IsCompleted);
        await Patience.TurnUntilAsync(stop, () => server.Clock.Advance(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_client_that_listens_hears_the_end_and_holds_nothing_up()
    {
        await using var server = await StartAsync();
        var listen = WireMessage.Request(
            WireMessage.Newest,
            "subscriptions/listen",
            new JsonObject { ["notifications"] = JsonNode.Parse("""{"toolsListChanged":true}""") }
        );
        using var request = listen.To(server.McpUrl);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {server.Forge.Person().Compact()}");
        using var response = await server.Http.SendAsync(request, Token);
        await using var stream = await response.Content.ReadAsStreamAsync(Token);
        using var events = new StreamReader(stream);
        var acknowledged = await events.ReadLineAsync(Token).AsTask().WaitAsync(Patience.Limit, Token);

        // The clock stands still: nothing ends because time is up.
        await server.StopAsync().WaitAsync(Patience.Limit, Token);

        Assert.NotNull(acknowledged);
        Assert.Contains("\"result\"", await events.ReadToEndAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_calls_stops_at_once()
    {
        await using var server = await StartAsync(("Server:DrainTime", "00:10:00"));

        // Well before the host would cut what holds it up.
        await server.StopAsync().WaitAsync(Patience.Limit, Token);

        await Assert.ThrowsAsync<HttpRequestException>(() => server.GetAsync("/healthz/live"));
    }

    private Task<ServerUnderTest> StartAsync(params (string Setting, string Value)[] settings)
    {
        _silo.Fill = async (_, token) =>
        {
            _started.TrySetResult();
            await _end.Task.WaitAsync(token);
            return new FillSilo.Filled(4);
        };
        return Farm.StartAsync(_silo, settings);
    }

    private static async Task<Task> BeginStopAsync(ServerUnderTest server)
    {
        var told = server.Logs.NextAsync(line => line.Text.StartsWith("Stopping: ", StringComparison.Ordinal));
        var stop = server.StopAsync();
        await told;
        return stop;
    }
}
