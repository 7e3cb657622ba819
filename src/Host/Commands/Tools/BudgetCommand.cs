using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using McpServer.Application.Catalog;
using Spectre.Console;

namespace McpServer.Host.Commands.Tools;

/// <summary><c>tools budget</c>: how much of a model's context the tools take.</summary>
internal static class BudgetCommand
{
    private const string About = """
        Counts the tokens that each tool takes of a model's context in tools/list.

        Counted is the JSON that goes over the wire, with o200k_base, the encoding of GPT-4o. Other models differ by
        some per cent, and clients may show a model less of it.

        Exit code 0: within the limit, 2: over it, 1: error.
        """;

    private static readonly JsonSerializerOptions Json = new(ToolJson.Options) { WriteIndented = true };

    public static Command Create(CommandHost host)
    {
        var format = new Option<BudgetFormat>("--format")
        {
            Description = "table for people, json for programs.",
            HelpName = "table|json",
            DefaultValueFactory = _ => BudgetFormat.Table,
        };
        var limit = new Option<int?>("--limit")
        {
            Description = "How many tokens all tools together may take.",
            HelpName = "N",
        };
        var command = new Command("budget", About) { format, limit };
        command.SetAction(
            (parsed, cancellationToken) =>
                CatalogRun.GuardedAsync(
                    host,
                    (catalog, _) =>
                    {
                        var budget = ToolBudget.Of(catalog);
                        Write(host.Terminal, budget, parsed.GetValue(format));
                        return Task.FromResult(Judge(host.Terminal, budget, parsed.GetValue(limit)));
                    },
                    cancellationToken
                )
        );
        return command;
    }

    private static void Write(Terminal terminal, ToolBudget budget, BudgetFormat format)
    {
        switch (format)
        {
            case BudgetFormat.Json:
                terminal.Plain(JsonSerializer.Serialize(budget, Json));
                break;
            case BudgetFormat.Table:
                var table = new Table().Border(TableBorder.Rounded).AddColumns("Tool", "Tokens", "Share");
                table.Columns[1].RightAligned();
                table.Columns[2].RightAligned();
                foreach (var tool in budget.Tools)
                {
                    table.AddRow(new Text(tool.Name), new Text(Text(tool.Tokens)), new Text(Percent(tool.Share)));
                }

                table.AddRow(new Text("all"), new Text(Text(budget.Total)), new Text(string.Empty));
                terminal.Results.Write(table);
                break;
        }
    }

    private static int Judge(Terminal terminal, ToolBudget budget, int? limit)
    {
        if (limit is null || budget.Total <= limit)
        {
            return ExitCode.Done;
        }

        terminal.Fault(
            $"The tools take {Text(budget.Total)} tokens, {Text(budget.Total - limit.Value)} more than the limit of {Text(limit.Value)}. Shorten the dearest, or raise the limit."
        );
        return ExitCode.Differences;
    }

    private static string Text(int tokens) => tokens.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => share.ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
