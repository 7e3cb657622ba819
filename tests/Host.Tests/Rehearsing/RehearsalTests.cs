using McpServer.Host.Rehearsing;
using McpServer.TestBench;
using Microsoft.Extensions.Time.Testing;

namespace McpServer.Host.Tests.Rehearsing;

public sealed class RehearsalTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(60);

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task It_goes_on_while_something_is_compiled()
    {
        var rounds = 0;
        // Asked before and after each round: in the first two 500 methods are compiled, then nothing.
        var rehearsal = new Rehearsal(_clock, () => Math.Min(++rounds / 2, 2) * 500L);

        await ToItsEndAsync(rehearsal, TestContext.Current.CancellationToken);

        var quiet = Environment.ProcessorCount == 1 ? 10 : 3;
        Assert.InRange(rounds / 2, quiet + 1, quiet + 2);
    }

    [Fact]
    public async Task It_ends_when_it_is_told_to_although_something_is_compiled()
    {
        var compiled = 0L;
        using var enough = new CancellationTokenSource();
        var rehearsal = new Rehearsal(
            _clock,
            () =>
            {
                compiled += 500;
                if (compiled >= 3000)
                {
                    enough.Cancel();
                }

                return compiled;
            }
        );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ToItsEndAsync(rehearsal, enough.Token));
    }

    private Task ToItsEndAsync(Rehearsal rehearsal, CancellationToken cancellationToken) =>
        Patience.TurnUntilAsync(rehearsal.RunAsync(cancellationToken), () => _clock.Advance(Step));
}
