using System.Text.Json.Nodes;
using McpServer.LocalAuth0.Registration;
using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tenancy;

namespace McpServer.LocalAuth0.Management;

internal static class ClientEndpoints
{
    private const string Secret = "client_secret";

    private static readonly string[] Immutable =
    [
        "is_first_party",
        "third_party_security_mode",
        "resource_server_identifier",
    ];

    public static void MapClients(this IEndpointRouteBuilder api)
    {
        api.MapGet("/clients", ListAsync).Needs("read:clients");
        api.MapPost("/clients", AddAsync).Needs("create:clients").Takes(ClientShapes.New);
        api.MapGet("/clients/{id}", GetAsync).Needs("read:clients");
        api.MapPatch("/clients/{id}", ChangeAsync).Needs("update:clients").Takes(ClientShapes.Change);
        api.MapDelete("/clients/{id}", RemoveAsync).Needs("delete:clients");
    }

    private static async Task<IResult> ListAsync(
        HttpContext context,
        Tenant tenant,
        Page page,
        CancellationToken cancellationToken
    )
    {
        var query = context.Request.Query;
        var url = query["external_client_id"].FirstOrDefault();
        var isFirstParty = query["is_first_party"].FirstOrDefault();
        var clients = (await tenant.ClientsAsync(cancellationToken))
            .Where(client => url is null || client.ExternalClientId == url)
            .Where(client => isFirstParty is null || client.IsFirstParty == (isFirstParty == "true"));
        return page.Either(context.Request, "clients", [.. clients.Select(client => Shown(client, context))]);
    }

    private static async Task<IResult> AddAsync(
        RequestBody body,
        ClientRegistry clients,
        PlanLimits limits,
        CancellationToken cancellationToken
    )
    {
        var json = NewClient.Of(body.Json);
        var refusal =
            StrictClients.FaultOf(body.Json, new Client(json))
            ?? await limits.FaultOfOneMoreAsync(Collections.Clients, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        await clients.KeepAsync(json, cancellationToken);
        return Results.Json(json, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> GetAsync(
        string id,
        HttpContext context,
        TenantDocuments documents,
        CancellationToken cancellationToken
    ) =>
        await documents.FindAsync(Collections.Clients, id, cancellationToken) is { } json
            ? Results.Json(Shown(new Client(json), context))
            : NoSuchClient();

    private static async Task<IResult> ChangeAsync(
        string id,
        RequestBody body,
        HttpContext context,
        TenantDocuments documents,
        ClientRegistry clients,
        CancellationToken cancellationToken
    )
    {
        if (await documents.FindAsync(Collections.Clients, id, cancellationToken) is not { } json)
        {
            return NoSuchClient();
        }

        if (Immutable.FirstOrDefault(body.Json.ContainsKey) is { } fixedOne)
        {
            return ManagementError.InvalidBody($"'{fixedOne} cannot be changed'");
        }

        NewClient.Apply(json, body.Json);
        var client = new Client(json);
        if (client is { IsPublic: false, Secret: null })
        {
            json[Secret] = Ids.ClientSecret();
        }

        if (StrictClients.FaultOf(body.Json, client) is { } refusal)
        {
            return refusal;
        }

        await clients.KeepAsync(json, cancellationToken);
        return Results.Json(Shown(client, context));
    }

    private static async Task<IResult> RemoveAsync(
        string id,
        TenantDocuments documents,
        ClientRegistry clients,
        CancellationToken cancellationToken
    )
    {
        // Gone is what the caller wanted, and Auth0 says so.
        if (await documents.FindAsync(Collections.Clients, id, cancellationToken) is { } json)
        {
            await clients.RemoveAsync(new Client(json), cancellationToken);
        }

        return Results.NoContent();
    }

    private static JsonObject Shown(Client client, HttpContext context)
    {
        var shown = client.Json.DeepClone().AsObject();
        if (!ManagementCaller.Has(context, "read:client_keys"))
        {
            shown.Remove(Secret);
        }

        return shown;
    }

    private static IResult NoSuchClient() => ManagementError.NoSuch("client", "The client does not exist");
}
