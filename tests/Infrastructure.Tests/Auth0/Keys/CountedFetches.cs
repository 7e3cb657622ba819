using System.Diagnostics.Metrics;
using McpServer.Infrastructure.Auth0.Keys;
using McpServer.TestBench;

namespace McpServer.Infrastructure.Tests.Auth0.Keys;

/// <summary>What the meter told about fetches from one issuer; tests run at the same time, each with its own.</summary>
internal sealed class CountedFetches : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly AsyncLocal<string?> _mark = new();

    public CountedFetches(TestIssuer issuer)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is SigningKeyEvents.CounterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(
            (_, _, tags, _) =>
            {
                if (tags.Contains(new("issuer", issuer.Identifier)))
                {
                    Outcomes.Add((string?)tags.ToArray().Single(tag => tag.Key is "outcome").Value);
                    Marks.Add(_mark.Value);
                }
            }
        );
        _listener.Start();
    }

    public IList<string?> Outcomes { get; } = [];

    /// <summary>What flowed from whoever caused the fetch.</summary>
    public IList<string?> Marks { get; } = [];

    /// <summary>Marks all that the current flow of execution causes from here on.</summary>
    public void Mark(string mark) => _mark.Value = mark;

    public void Dispose() => _listener.Dispose();
}
