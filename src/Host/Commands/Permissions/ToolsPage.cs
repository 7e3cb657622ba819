using System.Text;
using McpServer.Application.Catalog;
using McpServer.Domain.Tools;

namespace McpServer.Host.Commands.Permissions;

/// <summary>The page <c>docs/tools.md</c>: every tool and every permission of this build.</summary>
internal static class ToolsPage
{
    public static string Of(ToolCatalog catalog)
    {
        var page = new StringBuilder()
            .Append("# Tools and permissions\n\n")
            .Append("Made by `permissions list --format markdown`; a test keeps it true.\n\n")
            .Append("| tool | permission | effect | what it does |\n|---|---|---|---|\n");
        foreach (var tool in catalog.Tools.Select(entry => entry.Definition))
        {
            page.Append(Line($"`{tool.Name.Value}`", PermissionsOf(tool), Word(tool.Effect), tool.Description));
        }

        page.Append("\n| permission | what people read | contains | tools |\n|---|---|---|---|\n");
        foreach (var entry in PermissionList.Of(catalog))
        {
            page.Append(Line($"`{entry.Name}`", entry.Description, Codes(entry.Contains), Codes(entry.Tools)));
        }

        return page.ToString().TrimEnd();
    }

    private static string PermissionsOf(ToolDefinition tool)
    {
        var always = tool.Permission.IsNone ? "none" : $"`{tool.Permission.Name}`";
        return tool.MayAlsoNeed.Count == 0
            ? always
            : $"{always}; for some arguments also {Codes([.. tool.MayAlsoNeed.Select(permission => permission.Name)])}";
    }

    private static string Word(ToolEffect effect) =>
        effect switch
        {
            ToolEffect.ReadsOnly => "reads",
            ToolEffect.Changes => "changes",
            ToolEffect.Destroys => "destroys",
        };

    private static string Codes(IReadOnlyList<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));

    private static string Line(params IEnumerable<string> cells) =>
        $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n";
}
