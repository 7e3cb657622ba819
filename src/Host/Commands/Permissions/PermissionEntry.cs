namespace McpServer.Host.Commands.Permissions;

/// <summary>A permission of this build.</summary>
/// <param name="Name">The scope.</param>
/// <param name="Description">What people read on the consent page.</param>
/// <param name="Contains">Narrower permissions that it implies.</param>
/// <param name="Tools">The tools that need exactly this permission, if only for some arguments.</param>
internal sealed record PermissionEntry(
    string Name,
    string Description,
    IReadOnlyList<string> Contains,
    IReadOnlyList<string> Tools
);
