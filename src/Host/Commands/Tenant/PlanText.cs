using System.Text.Json;
using System.Text.Json.Nodes;
using McpServer.Application.Catalog;
using McpServer.Application.Tenancy.Planning;
using Spectre.Console;

namespace McpServer.Host.Commands.Tenant;

/// <summary>A plan for people: what is made, changed and removed, field by field.</summary>
internal static class PlanText
{
    public static void Write(IAnsiConsole console, TenantPlan plan, string tenant)
    {
        console.MarkupLineInterpolated($"[bold]Tenant[/] {tenant}");
        console.WriteLine();
        foreach (var change in plan.Changes)
        {
            Write(console, change);
        }

        WriteAll(console, plan.Obstacles, "red", "cannot");
        WriteAll(console, plan.Notes, "blue", "note");
        console.MarkupLine(
            plan.IsEmpty
                ? "[green]Nothing to do.[/]"
                : $"[bold]Plan:[/] {plan.Count(ChangeKind.Create)} to make, {plan.Count(ChangeKind.Update)} to change, "
                    + $"{plan.Count(ChangeKind.Delete)} to remove."
        );
    }

    /// <summary>A change in a few words, such as <c>+ role Tool User</c>.</summary>
    public static string Title(Change change) => Printable.Of($"{Sign(change.Kind)} {NameOf(change)}");

    private static void Write(IAnsiConsole console, Change change)
    {
        console.MarkupLineInterpolated($"[{Colour(change.Kind)}]{Title(change)}[/]");
        var width = change.Fields.Select(field => field.Field.Length).DefaultIfEmpty().Max();
        foreach (var field in change.Fields)
        {
            WriteField(console, field, width, change.Kind);
        }

        WriteAll(console, change.Consequences, "yellow", "   !");
        console.WriteLine();
    }

    private static void WriteField(IAnsiConsole console, FieldChange field, int width, ChangeKind kind)
    {
        var name = field.Field.PadRight(width);
        if (field.Before is JsonArray || field.After is JsonArray)
        {
            console.MarkupLineInterpolated($"    {field.Field}");
            WriteItems(console, ItemsOf(field.Before), ItemsOf(field.After));
        }
        else if (kind == ChangeKind.Create)
        {
            console.MarkupLineInterpolated($"    {name}  [green]{Text(field.After)}[/]");
        }
        else
        {
            console.MarkupLineInterpolated(
                $"    {name}  [red]{Text(field.Before)}[/] -> [green]{Text(field.After)}[/]"
            );
        }
    }

    private static void WriteItems(IAnsiConsole console, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        foreach (var item in before.Except(after, StringComparer.Ordinal))
        {
            console.MarkupLineInterpolated($"      [red]- {item}[/]");
        }

        foreach (var item in after.Except(before, StringComparer.Ordinal))
        {
            console.MarkupLineInterpolated($"      [green]+ {item}[/]");
        }
    }

    private static void WriteAll(IAnsiConsole console, IReadOnlyList<string> lines, string colour, string label)
    {
        foreach (var line in lines)
        {
            console.MarkupLineInterpolated($"[{colour}]{label}[/]  {Printable.Of(line)}");
        }

        if (lines.Count > 0 && label.Trim() is not "!")
        {
            console.WriteLine();
        }
    }

    private static string Sign(ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Create => "+",
            ChangeKind.Update => "~",
            ChangeKind.Delete => "-",
        };

    private static string Colour(ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Create => "green",
            ChangeKind.Update => "yellow",
            ChangeKind.Delete => "red",
        };

    private static string NameOf(Change change) =>
        change.Target switch
        {
            ObjectKind.Settings => "settings of the tenant",
            ObjectKind.Api => $"API {change.Name}",
            ObjectKind.DefaultGrant => $"grant of {change.Name}",
            ObjectKind.Role => $"role {change.Name}",
            ObjectKind.RolePermissions => $"permissions of the role {change.Name}",
            ObjectKind.Connection => $"connection {change.Name}",
            ObjectKind.Client => $"application {change.Name}",
            ObjectKind.MetadataClient => $"application {change.Name}",
            ObjectKind.ClientGrant => $"grant of the application {change.Name}",
            ObjectKind.AccountRoles => $"roles of {change.Name}",
            ObjectKind.Registration => change.Name,
        };

    private static IReadOnlyList<string> ItemsOf(JsonNode? node) =>
        [
            .. (node as JsonArray ?? []).Select(item =>
                item is JsonObject scope ? Printable.Of(Scope(scope)) : Text(item)
            ),
        ];

    private static string Scope(JsonObject scope) =>
        $"{(string?)scope["value"]}  {(string?)scope["description"]}".TrimEnd();

    private static string Text(JsonNode? node) =>
        node is null ? "(unset)"
        : node is JsonValue value && value.TryGetValue(out string? text) ? Printable.Of(text)
        : JsonSerializer.Serialize(node, ToolJson.Options);
}
