using McpServer.Domain.Access;

namespace McpServer.Application.Catalog;

/// <summary>A tool of which some arguments need more than its permission.</summary>
public interface INeedsPermissions
{
    /// <summary>
    /// What these arguments need, beside the permission of the tool; each of it stands in
    /// <see cref="Domain.Tools.ToolDefinition.MayAlsoNeed"/>. Asked before the arguments are held against the tool's
    /// rules, and before anything runs.
    /// </summary>
    IEnumerable<Permission> NeededPermissions();
}
