using System.CommandLine;
using Spectre.Console;

namespace McpServer.ResourceServerConformance.Trace;

/// <summary><c>trace</c>: which test proves which requirement, as a page of the documentation.</summary>
internal static class TraceCommand
{
    public static Command Create()
    {
        var repository = new Option<string>("--repository")
        {
            Description = "The repository whose tests are read.",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => ".",
        };
        var command = new Command("trace", "Prints docs/conformance.md: what proves each requirement.") { repository };
        command.SetAction(
            (parsed, cancellationToken) =>
                SuiteCommand.GuardedAsync(async () =>
                {
                    var page = TracePage.Of(await ProofScan.ReadAsync(parsed.GetValue(repository)!, cancellationToken));
                    await AnsiConsole.Console.Profile.Out.Writer.WriteAsync(page);
                    return 0;
                })
        );
        return command;
    }
}
