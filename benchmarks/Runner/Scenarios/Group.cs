using McpServer.Benchmarks.Runner.Measuring;
using McpServer.Benchmarks.Runner.Peers;

namespace McpServer.Benchmarks.Runner.Scenarios;

/// <summary>Scenarios that share their running servers, so that they can take turns.</summary>
/// <param name="Name">What <c>--only</c> takes.</param>
/// <param name="Loads">Each load of each server, in the order of a round.</param>
internal sealed record Group(string Name, IReadOnlyList<(Peer Peer, Shot Shot)> Loads)
{
    // A way that was not gone yet is compiled while it is measured.
    private const double ShortWarmUp = 1.5;

    public async Task RunAsync(Lab lab, Action<string> tell, CancellationToken cancellationToken)
    {
        var running = new Dictionary<Peer, RunningPeer>();
        try
        {
            foreach (var peer in Loads.Select(load => load.Peer).Distinct())
            {
                tell($"{Name}: starting and warming {peer.Title}{(peer.Tools > 0 ? $", {peer.Tools} tools" : "")}");
                running[peer] = await lab.StartedAsync(peer, cancellationToken);
                var first = Loads.First(load => load.Peer == peer).Shot;
                await Lab.WarmAsync(running[peer], first, lab.Options.WarmUp, cancellationToken);
            }

            foreach (var (peer, shot) in Loads.Where(load => !IsFirstOfItsPeer(load)))
            {
                await Lab.WarmAsync(running[peer], shot, Math.Min(ShortWarmUp, lab.Options.WarmUp), cancellationToken);
            }

            for (var round = 1; round <= lab.Options.Rounds; round++)
            {
                tell($"{Name}: round {round} of {lab.Options.Rounds}");
                foreach (var (peer, shot) in InTurn(round))
                {
                    await lab.MeasureAsync(running[peer], shot, cancellationToken);
                }
            }
        }
        finally
        {
            foreach (var peer in running.Values)
            {
                peer.Dispose();
            }
        }
    }

    // Whoever comes first may pay for what was measured before it, so each peer of a scenario comes first in its turn.
    private IEnumerable<(Peer Peer, Shot Shot)> InTurn(int round) =>
        Loads
            .GroupBy(load => load.Shot.Scenario, StringComparer.Ordinal)
            .Select(scenario => scenario.ToList())
            .SelectMany(loads => loads.Skip(round % loads.Count).Concat(loads.Take(round % loads.Count)));

    private bool IsFirstOfItsPeer((Peer Peer, Shot Shot) load) =>
        ReferenceEquals(Loads.First(other => other.Peer == load.Peer).Shot, load.Shot);
}
