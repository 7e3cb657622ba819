using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tenancy;

/// <summary>
/// The mark on applications that a tenant file owns. Their names are not unique, so that only the mark tells ours from
/// somebody else's; the API's identifier keeps two servers in one tenant apart.
/// </summary>
internal static class Ownership
{
    public const string Manager = "mcp-server";

    private const string ManagedBy = "client_metadata.managed_by";
    private const string Server = "client_metadata.mcp_server";
    private const string Key = "client_metadata.mcp_client";

    public static IEnumerable<DeclaredField> Mark(string identifier, string key) =>
        [new(ManagedBy, Manager), new(Server, identifier), new(Key, key)];

    public static bool IsOurs(this Resource client, string identifier) =>
        client.Text(ManagedBy) == Manager && client.Text(Server) == identifier;

    public static bool IsOurs(this Resource client, string identifier, string key) =>
        client.IsOurs(identifier) && client.Text(Key) == key;
}
