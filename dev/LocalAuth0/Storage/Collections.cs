namespace McpServer.LocalAuth0.Storage;

/// <summary>The collections of the Management API, by the names in its paths.</summary>
internal static class Collections
{
    public const string TenantSettings = "tenants/settings";
    public const string ResourceServers = "resource-servers";
    public const string ClientGrants = "client-grants";
    public const string Roles = "roles";
    public const string Connections = "connections";
    public const string Clients = "clients";
}
