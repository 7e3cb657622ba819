namespace McpServer.Host.Commands.Permissions;

/// <summary>How permissions are written.</summary>
internal enum PermissionsFormat
{
    Table,
    Json,
    Markdown,
}
