using System.Diagnostics;
using System.Text;
using McpServer.Benchmarks.Load;
using McpServer.Benchmarks.Runner.Measuring;
using McpServer.Benchmarks.Runner.Peers;

namespace McpServer.Benchmarks.Runner.Scenarios;

/// <summary>From the start of a process to its first authorised answer, and how fast it is right afterwards.</summary>
internal static class StartScenarios
{
    private const double FirstSeconds = 3;
    private const int MostStarts = 10;
    private const int MostRamps = 8;

    public static async Task RunAsync(Lab lab, Action<string> tell, CancellationToken cancellationToken)
    {
        var starts = Math.Min(lab.Options.Rounds, MostStarts);
        for (var round = 1; round <= starts; round++)
        {
            tell($"start: round {round} of {starts}");
            foreach (var peer in (Peer[])[Peer.Ours, Peer.Sdk, Peer.SdkAuth, Peer.FastMcp])
            {
                await MeasureStartAsync(lab, peer, cancellationToken);
            }
        }

        foreach (var peer in (Peer[])[Peer.Ours, Peer.Sdk])
        {
            await MeasureRampsAsync(lab, peer with { Cores = Workplace.TwoCores }, tell, cancellationToken);
        }
    }

    private static async Task MeasureStartAsync(Lab lab, Peer peer, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        using var running = lab.Start(peer with { IsMetered = false });
        await running.AnswersAsync(lab.TextFor(peer).Call("greet"), Shot.Greeted, cancellationToken);
        lab.Results.Add("start", peer.Id, Metric.Start, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
    }

    // A new server and one that has run for long take turns: their figures are of the same seconds.
    private static async Task MeasureRampsAsync(
        Lab lab,
        Peer peer,
        Action<string> tell,
        CancellationToken cancellationToken
    )
    {
        using var steady = await lab.StartedAsync(peer, cancellationToken);
        await Lab.WarmAsync(steady, Groups.Greet(lab, peer, 16), lab.Options.WarmUp, cancellationToken);
        var ramps = Math.Min(lab.Options.Rounds, MostRamps);
        for (var round = 1; round <= ramps; round++)
        {
            tell($"start: the first seconds of {peer.Title}, {round} of {ramps}");
            await MeasureRampAsync(lab, peer, cancellationToken);
            await LoadAsync(lab, steady, "ramp/steady", cancellationToken);
        }
    }

    private static async Task MeasureRampAsync(Lab lab, Peer peer, CancellationToken cancellationToken)
    {
        using var running = await lab.StartedAsync(peer, cancellationToken);
        if (peer.Id == Peer.Ours.Id)
        {
            // The others do not tell when they are ready.
            await running.AnswersAsync(Ready(peer), new(200), cancellationToken);
        }

        await LoadAsync(lab, running, "ramp/first-3-s", cancellationToken);
    }

    private static byte[] Ready(Peer peer) =>
        Encoding.ASCII.GetBytes($"GET /healthz/ready HTTP/1.1\r\nHost: {peer.Host}\r\n\r\n");

    private static async Task LoadAsync(Lab lab, RunningPeer peer, string scenario, CancellationToken cancellationToken)
    {
        var shot = Groups.Greet(lab, peer.Peer, 16);
        var plan = new LoadPlan
        {
            Target = peer.Address,
            Requests = shot.Requests,
            Expected = shot.Expected,
            Duration = TimeSpan.FromSeconds(FirstSeconds),
        };
        var result = await LoadRun.RunAsync(plan, cancellationToken: cancellationToken);
        lab.Results.Add(scenario, peer.Peer.Id, Metric.CallsPerSecond, result.CallsPerSecond);
    }
}
