using System.Collections.Concurrent;

namespace McpServer.LocalAuth0.Devices;

/// <summary>When each device asked last.</summary>
internal sealed class Polls(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _last = new(StringComparer.Ordinal);

    /// <summary>Counts this time as well, so that a device that never waits never gets through.</summary>
    public bool IsTooSoon(string deviceCode, TimeSpan interval)
    {
        var now = clock.GetUtcNow();
        var isTooSoon = _last.TryGetValue(deviceCode, out var last) && now - last < interval;
        _last[deviceCode] = now;
        return isTooSoon;
    }
}
