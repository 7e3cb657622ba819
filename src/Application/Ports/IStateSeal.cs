using System.Diagnostics.CodeAnalysis;
using McpServer.Application.Once;

namespace McpServer.Application.Ports;

/// <summary>Makes state that a client carries unreadable and unforgeable; alike for all replicas of the server.</summary>
/// <remarks>Both throw <see cref="StoreUnavailableException"/> when its keys cannot be read.</remarks>
public interface IStateSeal
{
    string Seal(ReadOnlySpan<byte> state);

    /// <summary>False for whatever was not sealed here, or was changed since.</summary>
    bool TryOpen(string sealedState, [NotNullWhen(true)] out byte[]? state);
}
