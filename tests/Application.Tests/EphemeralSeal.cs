using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using McpServer.Application.Ports;

namespace McpServer.Application.Tests;

/// <summary>Gives a random word for each state, so that no other word opens one.</summary>
internal sealed class EphemeralSeal : IStateSeal
{
    private readonly Dictionary<string, byte[]> _states = new(StringComparer.Ordinal);

    public string Seal(ReadOnlySpan<byte> state)
    {
        var word = RandomNumberGenerator.GetHexString(32);
        _states.Add(word, state.ToArray());
        return word;
    }

    public bool TryOpen(string sealedState, [NotNullWhen(true)] out byte[]? state) =>
        _states.TryGetValue(sealedState, out state);

    public IEnumerable<string> Opened => _states.Values.Select(Encoding.UTF8.GetString);
}
