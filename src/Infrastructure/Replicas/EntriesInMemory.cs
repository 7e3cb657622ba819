using McpServer.Application.Once;

namespace McpServer.Infrastructure.Replicas;

/// <summary>Entries of this process alone, up to a limit: to forget one before its time would break a promise.</summary>
internal sealed class EntriesInMemory(TimeProvider clock) : IOnceEntries
{
    /// <summary>In characters, of keys and values together.</summary>
    internal const int Capacity = 64 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string Value, DateTimeOffset Expires)> _entries = new(StringComparer.Ordinal);
    private long _size;

    public Task<bool> TryAddAsync(string key, string value, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Find(key) is not null)
            {
                return Task.FromResult(false);
            }

            Put(key, value, lifetime);
            return Task.FromResult(true);
        }
    }

    public Task<string?> FindAsync(string key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(Find(key));
        }
    }

    public Task PutAsync(string key, string value, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Put(key, value, lifetime);
            return Task.CompletedTask;
        }
    }

    public Task RemoveAsync(string key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Remove(key);
            return Task.CompletedTask;
        }
    }

    private string? Find(string key) =>
        _entries.TryGetValue(key, out var entry) && entry.Expires > clock.GetUtcNow() ? entry.Value : null;

    private void Put(string key, string value, TimeSpan lifetime)
    {
        if (!Fits(key, value))
        {
            Clean();
        }

        // What is there stays until the new value is sure to have its place: a taken key must not come free.
        if (!Fits(key, value))
        {
            throw new StoreUnavailableException("Too much is kept that must not happen twice.");
        }

        Remove(key);
        _entries[key] = (value, clock.GetUtcNow() + lifetime);
        _size += key.Length + value.Length;
    }

    private bool Fits(string key, string value)
    {
        var freed = _entries.TryGetValue(key, out var old) ? key.Length + old.Value.Length : 0;
        return _size - freed + key.Length + value.Length <= Capacity;
    }

    private void Clean()
    {
        var now = clock.GetUtcNow();
        foreach (var key in _entries.Where(entry => entry.Value.Expires <= now).Select(entry => entry.Key).ToArray())
        {
            Remove(key);
        }
    }

    private void Remove(string key)
    {
        if (_entries.Remove(key, out var entry))
        {
            _size -= key.Length + entry.Value.Length;
        }
    }
}
