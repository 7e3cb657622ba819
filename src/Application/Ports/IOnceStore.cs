using McpServer.Application.Once;

namespace McpServer.Application.Ports;

/// <summary>Remembers for a while what must not happen twice; shared by all replicas of the server.</summary>
/// <remarks>Every method throws <see cref="StoreUnavailableException"/> when it cannot keep its promise.</remarks>
public interface IOnceStore
{
    /// <summary>Keeps a value unless there is one; of several that try at once exactly one succeeds.</summary>
    /// <returns>Null when it is kept now; else the value that was there.</returns>
    ValueTask<string?> AddAsync(string key, string value, TimeSpan lifetime, CancellationToken cancellationToken);

    /// <summary>Puts a value in the place of the one that is there.</summary>
    ValueTask ReplaceAsync(string key, string value, TimeSpan lifetime, CancellationToken cancellationToken);

    ValueTask RemoveAsync(string key, CancellationToken cancellationToken);
}
