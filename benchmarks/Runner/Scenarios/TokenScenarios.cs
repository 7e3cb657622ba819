using McpServer.Benchmarks.Runner.Measuring;
using McpServer.Benchmarks.Runner.Peers;

namespace McpServer.Benchmarks.Runner.Scenarios;

/// <summary>Many tokens, new tokens, and forged ones beside good callers.</summary>
internal static class TokenScenarios
{
    private const int Many = 10_000;
    private const int NewOnesOfRound = 1000;
    private const double SecondsOfWarmUp = 3;

    public static async Task RunAsync(Lab lab, Action<string> tell, CancellationToken cancellationToken)
    {
        tell("tokens: signing tokens, and warming up");
        using var ours = await lab.StartedAsync(Peer.Ours, cancellationToken);
        var one = Groups.Greet(lab, Peer.Ours, 16) with { Scenario = "tokens/one" };
        var many = one with
        {
            Scenario = "tokens/10000",
            Requests = Groups.TextsOf(lab, Peer.Ours, lab.Tokens.Fresh(Many)),
        };
        var fresh = one with { Scenario = "tokens/new", MaxCalls = NewOnesOfRound };
        var forged = new Shot(
            "tokens/forged",
            Groups.TextsOf(lab, Peer.Ours, lab.Tokens.Forged(NewOnesOfRound)),
            new(401)
        )
        {
            MaxCalls = NewOnesOfRound,
        };
        await Lab.WarmAsync(ours, one, lab.Options.WarmUp, cancellationToken);
        await MeasureMemoryAsync(lab, ours, many, cancellationToken);
        await Lab.WarmAsync(ours, many, SecondsOfWarmUp, cancellationToken);
        await Lab.WarmAsync(ours, forged, SecondsOfWarmUp, cancellationToken);

        for (var round = 1; round <= lab.Options.Rounds; round++)
        {
            tell($"tokens: round {round} of {lab.Options.Rounds}");
            await lab.MeasureAsync(ours, one, cancellationToken);
            await lab.MeasureAsync(ours, many, cancellationToken);
            var requests = Groups.TextsOf(lab, Peer.Ours, lab.Tokens.Fresh(NewOnesOfRound));
            await lab.MeasureAsync(ours, fresh with { Requests = requests }, cancellationToken);
            await lab.MeasureAsync(ours, forged, cancellationToken);
            await MeasureFloodAsync(lab, ours, one, forged with { MaxCalls = long.MaxValue }, cancellationToken);
        }
    }

    private static async Task MeasureMemoryAsync(
        Lab lab,
        RunningPeer ours,
        Shot many,
        CancellationToken cancellationToken
    )
    {
        var before = await ProcessFigures.HeapAsync(ours);
        await Lab.WarmAsync(ours, many with { MaxCalls = Many }, seconds: 60, cancellationToken);
        var after = await ProcessFigures.HeapAsync(ours);
        lab.Results.Add("tokens/10000", Peer.Ours.Id, Metric.BytesOfToken, (double)(after - before) / Many);
    }

    // Both share the load generator's core, so this shows what it does to the server only in proportion.
    private static async Task MeasureFloodAsync(
        Lab lab,
        RunningPeer ours,
        Shot good,
        Shot forged,
        CancellationToken cancellationToken
    )
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var flood = FloodAsync(ours, forged, lab.Options.Seconds * 2, enough.Token);
        await lab.MeasureAsync(ours, good with { Scenario = "tokens/flooded", IsAlone = false }, cancellationToken);
        await enough.CancelAsync();
        await flood;
    }

    private static async Task FloodAsync(RunningPeer ours, Shot forged, double seconds, CancellationToken enough)
    {
        try
        {
            await Lab.WarmAsync(ours, forged, seconds, enough);
        }
        catch (OperationCanceledException)
        {
            // The good callers have been measured.
        }
    }
}
