using System.Text.Json;
using McpServer.Application.Catalog;
using Spectre.Console;

namespace McpServer.Host.Commands.Permissions;

/// <summary>What another build's permissions and this one's differ in, permission by permission.</summary>
internal static class DiffOutput
{
    public static async Task<int> WriteAsync(
        Terminal terminal,
        ToolCatalog catalog,
        FileInfo against,
        CancellationToken cancellationToken
    )
    {
        PermissionEntry[] before;
        try
        {
            await using var file = against.OpenRead();
            before =
                await JsonSerializer.DeserializeAsync<PermissionEntry[]>(file, ToolJson.Options, cancellationToken)
                ?? [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            terminal.Fault($"{against} cannot be read: {exception.Message}");
            return ExitCode.Failure;
        }
        catch (JsonException)
        {
            terminal.Fault($"{against} is not the output of 'permissions list --format json'.");
            return ExitCode.Failure;
        }

        return Write(terminal.Results, before, PermissionList.Of(catalog));
    }

    private static int Write(
        IAnsiConsole console,
        IReadOnlyList<PermissionEntry> before,
        IReadOnlyList<PermissionEntry> after
    )
    {
        var code = ExitCode.Done;
        foreach (var name in before.Concat(after).Select(entry => entry.Name).Distinct().Order(StringComparer.Ordinal))
        {
            var old = before.FirstOrDefault(entry => entry.Name == name);
            var now = after.FirstOrDefault(entry => entry.Name == name);
            if (old is null)
            {
                console.MarkupLineInterpolated(
                    $"[green]+ {name}[/]  {now!.Description}  ({string.Join(", ", now.Tools)})"
                );
            }
            else if (now is null)
            {
                console.MarkupLineInterpolated(
                    $"[red]- {name}[/]  {old.Description}  ({string.Join(", ", old.Tools)})"
                );
            }
            else if (!WriteChanges(console, old, now))
            {
                continue;
            }

            code = ExitCode.Differences;
        }

        if (code == ExitCode.Done)
        {
            console.MarkupLine("[green]The same permissions.[/]");
        }

        return code;
    }

    private static bool WriteChanges(IAnsiConsole console, PermissionEntry old, PermissionEntry now)
    {
        var lines = new List<string>();
        if (old.Description != now.Description)
        {
            lines.Add($"    [red]{Markup.Escape(old.Description)}[/] -> [green]{Markup.Escape(now.Description)}[/]");
        }

        lines.AddRange(Removed("tool", old.Tools, now.Tools));
        lines.AddRange(Added("tool", old.Tools, now.Tools));
        lines.AddRange(Removed("contains", old.Contains, now.Contains));
        lines.AddRange(Added("contains", old.Contains, now.Contains));
        if (lines.Count == 0)
        {
            return false;
        }

        console.MarkupLineInterpolated($"[yellow]~ {now.Name}[/]");
        foreach (var line in lines)
        {
            console.MarkupLine(line);
        }

        return true;
    }

    private static IEnumerable<string> Removed(string what, IReadOnlyList<string> old, IReadOnlyList<string> now) =>
        old.Except(now, StringComparer.Ordinal).Select(name => $"    [red]- {what} {Markup.Escape(name)}[/]");

    private static IEnumerable<string> Added(string what, IReadOnlyList<string> old, IReadOnlyList<string> now) =>
        now.Except(old, StringComparer.Ordinal).Select(name => $"    [green]+ {what} {Markup.Escape(name)}[/]");
}
