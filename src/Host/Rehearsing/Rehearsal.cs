using System.Runtime;

namespace McpServer.Host.Rehearsing;

/// <summary>Plays on a <see cref="Stage"/> until hardly anything is compiled any more.</summary>
/// <param name="clock">What pauses go by.</param>
/// <param name="countCompiled">How often the runtime has compiled a method until now; it counts itself when left out.</param>
internal sealed class Rehearsal(TimeProvider clock, Func<long>? countCompiled = null) : IRehearsal
{
    // Enough that a method counts as called often.
    private const int PlaysAtOnce = 12;

    // Something is always compiled, such as for the log line of a minute.
    private const long FewMethods = 10;

    // The runtime looks at what is called often when nothing new was called for a while: on one processor for a second, unless
    // DOTNET_TC_CallCountingDelayMs says less, as in the image. Whoever is quiet for longer has nothing left to compile.
    private static readonly int QuietPauses = Environment.ProcessorCount == 1 ? 10 : 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);

    // Whoever calls as soon as the server listens comes first.
    private static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(300);

    private readonly Func<long> _countCompiled = countCompiled ?? (() => JitInfo.GetCompiledMethodCount());

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(HeadStart, clock, cancellationToken);
        await using var stage = await Stage.OpenAsync(cancellationToken);
        for (var quiet = 0; quiet < QuietPauses; )
        {
            var before = _countCompiled();
            for (var play = 0; play < PlaysAtOnce; play++)
            {
                _ = await stage.PlayAsync(cancellationToken);
            }

            await Task.Delay(Pause, clock, cancellationToken);
            quiet = _countCompiled() - before < FewMethods ? quiet + 1 : 0;
        }
    }
}
