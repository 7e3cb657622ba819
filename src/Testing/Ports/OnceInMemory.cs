using McpServer.Application.Ports;

namespace McpServer.Testing.Ports;

/// <summary>Remembers by the test's clock.</summary>
internal sealed class OnceInMemory(TimeProvider clock) : IOnceStore
{
    private readonly Dictionary<string, (string Value, DateTimeOffset Until)> _kept = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public ValueTask<string?> AddAsync(string key, string value, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_kept.TryGetValue(key, out var kept) && kept.Until > clock.GetUtcNow())
            {
                return ValueTask.FromResult<string?>(kept.Value);
            }

            _kept[key] = (value, clock.GetUtcNow() + lifetime);
            return ValueTask.FromResult<string?>(null);
        }
    }

    public ValueTask ReplaceAsync(string key, string value, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _kept[key] = (value, clock.GetUtcNow() + lifetime);
            return ValueTask.CompletedTask;
        }
    }

    public ValueTask RemoveAsync(string key, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _kept.Remove(key);
            return ValueTask.CompletedTask;
        }
    }
}
