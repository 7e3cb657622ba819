using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using McpServer.Application.Ports;

namespace McpServer.Testing.Ports;

/// <summary>Hands out numbers in place of sealed state; any other text was not sealed here.</summary>
internal sealed class SealInMemory : IStateSeal
{
    private readonly ConcurrentDictionary<string, byte[]> _sealed = new(StringComparer.Ordinal);
    private int _last;

    public string Seal(ReadOnlySpan<byte> state)
    {
        var number = Interlocked.Increment(ref _last).ToString("'state-'000", CultureInfo.InvariantCulture);
        _sealed[number] = state.ToArray();
        return number;
    }

    public bool TryOpen(string sealedState, [NotNullWhen(true)] out byte[]? state) =>
        _sealed.TryGetValue(sealedState, out state);
}
