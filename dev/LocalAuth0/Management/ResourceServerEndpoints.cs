using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tenancy;

namespace McpServer.LocalAuth0.Management;

internal static class ResourceServerEndpoints
{
    private const string One = "/resource-servers/{id}";

    public static void MapResourceServers(this IEndpointRouteBuilder api)
    {
        api.MapGet("/resource-servers", ListAsync).Needs("read:resource_servers");
        api.MapPost("/resource-servers", AddAsync).Needs("create:resource_servers").Takes(ResourceServerShapes.New);
        api.MapGet(One, GetAsync).Needs("read:resource_servers");
        api.MapPatch(One, ChangeAsync).Needs("update:resource_servers").Takes(ResourceServerShapes.Change);
        api.MapDelete(One, RemoveAsync).Needs("delete:resource_servers");
    }

    private static async Task<IResult> ListAsync(
        HttpRequest request,
        Tenant tenant,
        Page page,
        CancellationToken cancellationToken
    )
    {
        var identifiers = request.Query["identifiers"];
        var apis = (await tenant.ApisAsync(cancellationToken)).Where(api =>
            identifiers.Count == 0 || identifiers.Contains(api.Identifier)
        );
        return page.Offset(request, "resource_servers", [.. apis.Select(api => api.Json)]);
    }

    private static async Task<IResult> AddAsync(
        RequestBody body,
        Tenant tenant,
        PlanLimits limits,
        TenantDocuments documents,
        CancellationToken cancellationToken
    )
    {
        if (await tenant.ApiAsync(body.Json.Text("identifier")!, cancellationToken) is { } taken)
        {
            return ManagementError.Conflict(
                $"A resource server with identifier {taken.Identifier} already exists.",
                "resource_server_conflict"
            );
        }

        if (await limits.FaultOfOneMoreAsync(Collections.ResourceServers, cancellationToken) is { } full)
        {
            return full;
        }

        var api = new ResourceServer(NewResourceServer.Of(body.Json));
        await documents.KeepAsync(Collections.ResourceServers, api.Id, api.Json, cancellationToken);
        return Results.Json(api.Json, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> GetAsync(string id, Tenant tenant, CancellationToken cancellationToken) =>
        await FindAsync(id, tenant, cancellationToken) is { } api ? Results.Json(api.Json) : NoSuchApi();

    private static async Task<IResult> ChangeAsync(
        string id,
        RequestBody body,
        Tenant tenant,
        TenantDocuments documents,
        RemovedScopes removed,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(id, tenant, cancellationToken) is not { } api)
        {
            return NoSuchApi();
        }

        if (api.IsSystem)
        {
            return ManagementError.NotSupported("The system API cannot be changed.");
        }

        NewResourceServer.Apply(api.Json, body.Json);
        await documents.KeepAsync(Collections.ResourceServers, api.Id, api.Json, cancellationToken);
        await removed.TakeOutOfRolesAsync(api, cancellationToken);
        return Results.Json(api.Json);
    }

    private static async Task<IResult> RemoveAsync(
        string id,
        Tenant tenant,
        TenantDocuments documents,
        RemovedScopes removed,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(id, tenant, cancellationToken) is not { } api)
        {
            // Gone is what the caller wanted, and Auth0 says so.
            return Results.NoContent();
        }

        if (api.IsSystem)
        {
            return ManagementError.NotSupported("The system API cannot be deleted.");
        }

        await removed.TakeAllOutAsync(api, cancellationToken);
        await documents.RemoveAsync(Collections.ResourceServers, api.Id, cancellationToken);
        return Results.NoContent();
    }

    /// <summary>By id or identifier. The server leaves encoded slashes of a path as they are.</summary>
    private static async Task<ResourceServer?> FindAsync(string id, Tenant tenant, CancellationToken cancellationToken)
    {
        var identifier = Uri.UnescapeDataString(id);
        return (await tenant.ApisAsync(cancellationToken)).FirstOrDefault(api =>
            api.Id == id || api.Identifier == identifier
        );
    }

    private static IResult NoSuchApi() =>
        ManagementError.NoSuch("resource_server", "The resource server does not exist");
}
