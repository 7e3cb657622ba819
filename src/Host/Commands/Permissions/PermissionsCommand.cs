using System.CommandLine;
using System.Text.Json;
using McpServer.Application.Catalog;
using Spectre.Console;

namespace McpServer.Host.Commands.Permissions;

/// <summary><c>permissions</c>: what this build's tools ask for. Needs no tenant.</summary>
internal static class PermissionsCommand
{
    private static readonly JsonSerializerOptions Json = new(ToolJson.Options) { WriteIndented = true };

    public static Command Create(CommandHost host) =>
        new("permissions", "The permissions of this build, and the tools behind each.") { List(host), Diff(host) };

    private static Command List(CommandHost host)
    {
        var format = new Option<PermissionsFormat>("--format")
        {
            Description = "table for people, json for programs, markdown for docs/tools.md.",
            HelpName = "table|json|markdown",
            DefaultValueFactory = _ => PermissionsFormat.Table,
        };
        var command = new Command("list", "Lists them.") { format };
        command.SetAction(
            (parsed, cancellationToken) =>
                CatalogRun.GuardedAsync(
                    host,
                    (catalog, _) =>
                    {
                        Write(host.Terminal, catalog, parsed.GetValue(format));
                        return Task.FromResult(ExitCode.Done);
                    },
                    cancellationToken
                )
        );
        return command;
    }

    private static Command Diff(CommandHost host)
    {
        var against = new Option<FileInfo>("--against")
        {
            Description = "The output of 'permissions list --format json' of another build.",
            HelpName = "FILE",
            Required = true,
        };
        var command = new Command(
            "diff",
            "Compares them with those of another build. Exit code 0: the same, 2: differences, 1: error."
        )
        {
            against,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                CatalogRun.GuardedAsync(
                    host,
                    (catalog, token) =>
                        DiffOutput.WriteAsync(host.Terminal, catalog, parsed.GetRequiredValue(against), token),
                    cancellationToken
                )
        );
        return command;
    }

    private static void Write(Terminal terminal, ToolCatalog catalog, PermissionsFormat format)
    {
        switch (format)
        {
            case PermissionsFormat.Json:
                terminal.Plain(JsonSerializer.Serialize(PermissionList.Of(catalog), Json));
                break;
            case PermissionsFormat.Markdown:
                terminal.Plain(ToolsPage.Of(catalog));
                break;
            case PermissionsFormat.Table:
                var table = new Table()
                    .Border(TableBorder.Rounded)
                    .AddColumns("Permission", "Description", "Contains", "Tools");
                foreach (var entry in PermissionList.Of(catalog))
                {
                    table.AddRow(
                        new Text(entry.Name),
                        new Text(entry.Description),
                        new Text(string.Join(", ", entry.Contains)),
                        new Text(string.Join(", ", entry.Tools))
                    );
                }

                terminal.Results.Write(table);
                break;
        }
    }
}
