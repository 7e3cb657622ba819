using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tenancy;

namespace McpServer.LocalAuth0.Management;

internal static class ConnectionEndpoints
{
    private static readonly Shape Change = new(
        Member.Flag("is_domain_connection"),
        Member.Object("options").Nullable,
        Member.Text("display_name"),
        Member.Texts("realms"),
        Member.Texts("enabled_clients"),
        Member.Flag("show_as_button"),
        Member.Object("metadata"),
        Member.Object("authentication"),
        Member.Object("connected_accounts")
    );

    public static void MapConnections(this IEndpointRouteBuilder api)
    {
        api.MapGet("/connections", ListAsync).Needs("read:connections");
        api.MapGet("/connections/{id}", GetAsync).Needs("read:connections");
        api.MapPatch("/connections/{id}", ChangeAsync).Needs("update:connections").Takes(Change);
    }

    private static async Task<IResult> ListAsync(
        HttpRequest request,
        Tenant tenant,
        Page page,
        CancellationToken cancellationToken
    )
    {
        var strategies = request.Query["strategy"];
        var name = request.Query["name"].FirstOrDefault();
        var connections = (await tenant.ConnectionsAsync(cancellationToken))
            .Where(connection => strategies.Count == 0 || strategies.Contains(connection.Strategy))
            .Where(connection => name is null || connection.Name == name);
        return page.Unpaged(request, "connections", [.. connections.Select(connection => connection.Json)]);
    }

    private static async Task<IResult> GetAsync(
        string id,
        TenantDocuments documents,
        CancellationToken cancellationToken
    ) =>
        await documents.FindAsync(Collections.Connections, id, cancellationToken) is { } connection
            ? Results.Json(connection)
            : NoSuchConnection();

    private static async Task<IResult> ChangeAsync(
        string id,
        RequestBody body,
        TenantDocuments documents,
        CancellationToken cancellationToken
    )
    {
        if (await documents.FindAsync(Collections.Connections, id, cancellationToken) is not { } connection)
        {
            return NoSuchConnection();
        }

        // 'options' too is replaced as a whole: what the caller leaves out of it is gone.
        foreach (var (name, value) in body.Json)
        {
            connection[name] = value?.DeepClone();
        }

        await documents.KeepAsync(Collections.Connections, id, connection, cancellationToken);
        return Results.Json(connection);
    }

    private static IResult NoSuchConnection() => ManagementError.NoSuch("connection", "The connection does not exist");
}
