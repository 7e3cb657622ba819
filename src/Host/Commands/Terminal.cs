using Spectre.Console;

namespace McpServer.Host.Commands;

/// <summary>Where commands write: results to one console, what is going on to the other, so that results can be piped.</summary>
public sealed class Terminal(IAnsiConsole results, IAnsiConsole progress)
{
    // Nothing that one may want to search or copy is broken across lines in a pipe.
    private const int WidthOfPipe = 200;

#pragma warning disable RS0030 // The one place that hands the process's own streams to commands.
    /// <summary>Standard output and standard error.</summary>
    public static Terminal OfProcess() => new(Of(Console.Out), Of(Console.Error));
#pragma warning restore RS0030

    public IAnsiConsole Results { get; } = results;

    public IAnsiConsole Progress { get; } = progress;

    /// <summary>Writes text as it is: without markup, and without breaking lines.</summary>
    public void Plain(string text) => Results.Profile.Out.Writer.WriteLine(text);

    /// <summary>Writes what went wrong, as it is.</summary>
    public void Fault(string text) => Progress.Profile.Out.Writer.WriteLine(text);

    /// <summary>Works while the person at the terminal sees on what.</summary>
    public Task<T> WhileShowingAsync<T>(
        string title,
        Func<IProgress<string>, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        return Progress
            .Status()
            .StartAsync(
                title,
                status =>
                    work(
                        new Reports(text => status.Status = $"{title}: {Markup.Escape(Printable.Of(text))}"),
                        cancellationToken
                    )
            );
    }

    /// <summary>A console that writes to the given writer; in tests and in programs that embed the commands.</summary>
    public static IAnsiConsole Of(TextWriter writer)
    {
        var output = new AnsiConsoleOutput(writer);
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = output,
                // Colours are looked for in TERM, which says nothing about a writer that is no terminal.
                Ansi = output.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            }
        );
        if (!output.IsTerminal)
        {
            console.Profile.Width = WidthOfPipe;
        }

        return console;
    }

    // At once and in order, where Progress<T> would hand them to some thread.
    private sealed class Reports(Action<string> show) : IProgress<string>
    {
        public void Report(string value) => show(value);
    }
}
