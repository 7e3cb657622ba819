namespace McpServer.TestBench;

/// <summary>How long a test waits for what has to happen, in real time: it fails then, and does not hang.</summary>
public static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Turns a clock again and again until the task ends: what waits for the clock may begin to do so a moment later.</summary>
    public static async Task TurnUntilAsync(Task end, Action turn)
    {
        ArgumentNullException.ThrowIfNull(end);
        ArgumentNullException.ThrowIfNull(turn);
        using var limit = new CancellationTokenSource(Limit);
        while (!end.IsCompleted)
        {
            limit.Token.ThrowIfCancellationRequested();
            turn();
            await Task.Yield();
        }

        await end.WaitAsync(limit.Token);
    }
}
