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

    public static double MedianOf(IReadOnlyCollection<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
