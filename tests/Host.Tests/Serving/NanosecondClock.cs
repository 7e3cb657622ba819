using Microsoft.Extensions.Time.Testing;

namespace McpServer.Host.Tests.Serving;

/// <summary>A clock that stands still and counts nanoseconds, as the system's does on Linux and macOS.</summary>
internal sealed class NanosecondClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    public override long TimestampFrequency => 1_000_000_000;

    public override long GetTimestamp() => (GetUtcNow() - Start).Ticks * TimeSpan.NanosecondsPerTick;
}
