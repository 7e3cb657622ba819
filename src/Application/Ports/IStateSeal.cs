using System.Diagnostics.CodeAnalysis;

namespace McpServer.Application.Ports;

/// <summary>Makes state that a client carries unreadable and unforgeable; alike for all replicas of the server.</summary>
public interface IStateSeal
{
    string Seal(ReadOnlySpan<byte> state);

    /// <summary>False for whatever was not sealed here, or was changed since.</summary>
    bool TryOpen(string sealedState, [NotNullWhen(true)] out byte[]? state);
}
