using McpServer.Application.Catalog;

namespace McpServer.Host.Commands.Permissions;

/// <summary>The permissions of a catalog and the tools behind each.</summary>
internal static class PermissionList
{
    public static IReadOnlyList<PermissionEntry> Of(ToolCatalog catalog) =>
        [
            .. catalog.Permissions.Select(permission => new PermissionEntry(
                permission.Name,
                permission.Description,
                [
                    .. catalog
                        .Permissions.Where(narrower => narrower.SelfAndBroader.Skip(1).Contains(permission))
                        .Select(narrower => narrower.Name),
                ],
                [
                    .. catalog
                        .Tools.Where(tool => ToolCatalog.PermissionsOf(tool.Definition).Contains(permission))
                        .Select(tool => tool.Definition.Name.Value),
                ]
            )),
        ];
}
