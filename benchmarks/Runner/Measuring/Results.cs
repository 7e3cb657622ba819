namespace McpServer.Benchmarks.Runner.Measuring;

/// <summary>All that was measured: for a scenario and a peer the rounds of each metric.</summary>
internal sealed class Results
{
    private readonly Dictionary<(string Scenario, string Peer), Dictionary<string, List<double>>> _rounds = [];

    public IEnumerable<(string Scenario, string Peer, IReadOnlyDictionary<string, List<double>> Rounds)> All =>
        _rounds.Select(entry =>
            (entry.Key.Scenario, entry.Key.Peer, (IReadOnlyDictionary<string, List<double>>)entry.Value)
        );

    public void Add(string scenario, string peer, string metric, double value)
    {
        var ofPeer = _rounds.TryGetValue((scenario, peer), out var known) ? known : _rounds[(scenario, peer)] = [];
        (ofPeer.TryGetValue(metric, out var values) ? values : ofPeer[metric] = []).Add(value);
    }

    /// <summary>The median of the rounds; null when it was not measured.</summary>
    public double? Median(string scenario, string peer, string metric) =>
        _rounds.TryGetValue((scenario, peer), out var ofPeer) && ofPeer.TryGetValue(metric, out var values)
            ? MedianOf(values)
            : null;

    /// <summary>
    /// The median of the ratios of each round: a machine that gets slower in one gets slower for both. Null when one of the
    /// two was not measured.
    /// </summary>
    public double? MedianRatio((string Scenario, string Peer) one, (string Scenario, string Peer) other, string metric)
    {
        var ones = RoundsOf(one, metric);
        var others = RoundsOf(other, metric);
        return ones.Count == 0 || others.Count == 0 ? null : MedianOf([.. ones.Zip(others, (of, to) => of / to)]);
    }

    private List<double> RoundsOf((string Scenario, string Peer) key, string metric) =>
        _rounds.TryGetValue(key, out var ofPeer) && ofPeer.TryGetValue(metric, out var values) ? values : [];

    public static double MedianOf(IReadOnlyCollection<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
