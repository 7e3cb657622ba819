using McpServer.Benchmarks.Load;
using McpServer.Benchmarks.Runner.Peers;
using McpServer.Benchmarks.Runner.Tenant;

namespace McpServer.Benchmarks.Runner.Measuring;

/// <summary>What every scenario needs: the tenant, its tokens, the pace, and where figures go.</summary>
internal sealed class Lab(Workplace place, RunOptions options, BenchmarkIssuer issuer, Results results)
{
    public RunOptions Options => options;

    public Results Results => results;

    public Tokens Tokens { get; } = new(issuer.Identifier);

    public RunningPeer Start(Peer peer) => RunningPeer.Start(peer, issuer, place);

    /// <summary>Starts a peer and waits until it greets.</summary>
    public async Task<RunningPeer> StartedAsync(Peer peer, CancellationToken cancellationToken)
    {
        var running = Start(peer);
        try
        {
            await running.AnswersAsync(TextFor(peer).Call("greet"), Shot.Greeted, cancellationToken);
            return running;
        }
        catch
        {
            running.Dispose();
            throw;
        }
    }

    /// <summary>Requests as a peer takes them, with a token that may do everything.</summary>
    public McpText TextFor(Peer peer) => new() { Host = peer.Host, Token = peer.NeedsToken ? Tokens.Good : null };

    /// <summary>Loads a peer without counting.</summary>
    public static async Task WarmAsync(
        RunningPeer peer,
        Shot shot,
        double seconds,
        CancellationToken cancellationToken
    ) => Check(peer, shot, await LoadRun.RunAsync(PlanOf(peer, shot, seconds), cancellationToken: cancellationToken));

    /// <summary>Loads a peer for a round and writes down what it took.</summary>
    public async Task<LoadResult> MeasureAsync(RunningPeer peer, Shot shot, CancellationToken cancellationToken)
    {
        ProcessFigures? before = null;
        var result = await LoadRun.RunAsync(
            PlanOf(peer, shot, options.Seconds),
            async () => before = await ProcessFigures.ReadAsync(peer),
            cancellationToken
        );
        var after = await ProcessFigures.ReadAsync(peer);
        Check(peer, shot, result);
        void Add(string metric, double value) => results.Add(shot.Scenario, peer.Peer.Id, metric, value);
        Add(Metric.CallsPerSecond, result.CallsPerSecond);
        Add(Metric.P50, result.P50);
        Add(Metric.P99, result.P99);
        Add(Metric.P999, result.P999);
        Add(Metric.Resident, ProcessFigures.ResidentMegabytes(peer));
        if (!shot.IsAlone)
        {
            return result;
        }

        Add(Metric.Cpu, (after.CpuSeconds - before!.CpuSeconds) * 1e6 / result.Calls);
        if (after.Bytes - before.Bytes is { } bytes)
        {
            Add(Metric.Bytes, (double)bytes / result.Calls);
        }

        return result;
    }

    private static LoadPlan PlanOf(RunningPeer peer, Shot shot, double seconds) =>
        new()
        {
            Target = peer.Address,
            Requests = shot.Requests,
            Expected = shot.Expected,
            Connections = shot.Connections,
            Duration = TimeSpan.FromSeconds(seconds),
            MaxCalls = shot.MaxCalls,
        };

    private static void Check(RunningPeer peer, Shot shot, LoadResult result)
    {
        if (result.Errors > 0 || result.Calls == 0)
        {
            throw new BenchmarkException(
                $"{peer.Peer.Title}, {shot.Scenario}: {result.Errors} answers of {result.Calls + result.Errors} are wrong: {result.FirstError}"
            );
        }
    }
}
