namespace McpServer.LocalAuth0.Management;

/// <summary>A bucket of requests that fills at a steady rate.</summary>
internal sealed class ManagementRate(TimeProvider clock)
{
    private const int Unlimited = 1000;

    private readonly Lock _gate = new();
    private double _left;
    private DateTimeOffset _filled;

    public int PerSecond { get; private set; }

    public int Burst { get; private set; }

    public void Limit(int perSecond, int burst)
    {
        lock (_gate)
        {
            (PerSecond, Burst) = (perSecond, perSecond == 0 ? 0 : Math.Max(burst, 1));
            (_left, _filled) = (Burst, clock.GetUtcNow());
        }
    }

    public RateAnswer Take()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (PerSecond == 0)
            {
                return new RateAnswer(true, Unlimited, Unlimited - 1, now.AddSeconds(1), 0);
            }

            _left = Math.Min(Burst, _left + ((now - _filled).TotalSeconds * PerSecond));
            _filled = now;
            var isAllowed = _left >= 1;
            if (isAllowed)
            {
                _left--;
            }

            var next = TimeSpan.FromSeconds(Math.Max(0, 1 - _left) / PerSecond);
            return new RateAnswer(isAllowed, Burst, (int)_left, now + next, (int)Math.Ceiling(next.TotalSeconds));
        }
    }
}
