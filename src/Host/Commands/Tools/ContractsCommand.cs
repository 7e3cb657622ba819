using System.CommandLine;
using McpServer.Application.Catalog;
using McpServer.Application.Contracts;

namespace McpServer.Host.Commands.Tools;

/// <summary><c>tools contracts</c>: compares the tools with their accepted contracts, or accepts them as they are.</summary>
internal static class ContractsCommand
{
    public static Command Create(CommandHost host)
    {
        var directory = new Option<string>("--directory")
        {
            Description = "Where the accepted contracts are, a file for each tool.",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => "contracts",
        };
        var accept = new Option<bool>("--accept") { Description = "Writes the contracts as the tools are now." };
        var command = new Command(
            "contracts",
            "Compares the tools with their accepted contracts. Exit code 0: the same, 2: differences, 1: error."
        )
        {
            directory,
            accept,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                CatalogRun.GuardedAsync(
                    host,
                    (catalog, _) =>
                        Task.FromResult(
                            Run(host.Terminal, catalog, parsed.GetRequiredValue(directory), parsed.GetValue(accept))
                        ),
                    cancellationToken
                )
        );
        return command;
    }

    private static int Run(Terminal terminal, ToolCatalog catalog, string directory, bool accept)
    {
        try
        {
            return accept ? Accept(terminal, catalog, directory) : Compare(terminal, catalog, directory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            terminal.Fault($"{directory} cannot be used: {exception.Message}");
            return ExitCode.Failure;
        }
    }

    private static int Compare(Terminal terminal, ToolCatalog catalog, string directory)
    {
        var differences = ToolContracts.Compare(catalog, directory);
        if (differences.Count == 0)
        {
            terminal.Plain($"All {catalog.Tools.Count} tools are as accepted in {directory}.");
            return ExitCode.Done;
        }

        foreach (var difference in differences)
        {
            terminal.Plain(difference.ToString());
        }

        terminal.Plain("If all of this is meant: tools contracts --accept");
        return ExitCode.Differences;
    }

    private static int Accept(Terminal terminal, ToolCatalog catalog, string directory)
    {
        var differences = ToolContracts.Accept(catalog, directory);
        foreach (var difference in differences)
        {
            var done = difference.Change == ContractChange.Removed ? "Removed" : "Wrote";
            terminal.Plain($"{done} {Path.Combine(directory, difference.File)}");
        }

        if (differences.Count == 0)
        {
            terminal.Plain($"All {catalog.Tools.Count} tools were as accepted in {directory}.");
        }

        return ExitCode.Done;
    }
}
