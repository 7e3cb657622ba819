using System.Text.Json.Nodes;
using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tenancy;

namespace McpServer.LocalAuth0.Management;

internal static class ClientGrantEndpoints
{
    private static readonly IReadOnlyList<Member> Changeable =
    [
        Member.Texts("scope"),
        Member.Flag("allow_all_scopes"),
        Member.OneOf("organization_usage", "deny", "allow", "require").Nullable,
        Member.Flag("allow_any_organization").Nullable,
        Member.Texts("authorization_details_types"),
    ];

    private static readonly Shape New = new([
        Member.NonEmpty("client_id"),
        Member.OneOf("default_for", ClientGrant.ThirdPartyClients),
        Member.NonEmpty("audience").Required,
        Member.OneOf("subject_type", SubjectTypes.Client, SubjectTypes.User),
        .. Changeable,
    ]);

    private static readonly Shape Change = new(Changeable);

    public static void MapClientGrants(this IEndpointRouteBuilder api)
    {
        api.MapGet("/client-grants", ListAsync).Needs("read:client_grants");
        api.MapPost("/client-grants", AddAsync).Needs("create:client_grants").Takes(New);
        api.MapGet("/client-grants/{id}", GetAsync).Needs("read:client_grants");
        api.MapPatch("/client-grants/{id}", ChangeAsync).Needs("update:client_grants").Takes(Change);
        api.MapDelete("/client-grants/{id}", RemoveAsync).Needs("delete:client_grants");
    }

    private static async Task<IResult> ListAsync(
        HttpRequest request,
        Tenant tenant,
        Page page,
        CancellationToken cancellationToken
    )
    {
        var grants = (await tenant.GrantsAsync(cancellationToken)).Where(grant =>
            Matches("audience", grant.Audience)
            && Matches("client_id", grant.ClientId)
            && Matches("subject_type", grant.SubjectType)
            && Matches("default_for", grant.DefaultFor)
        );
        return page.Either(request, "client_grants", [.. grants.Select(grant => grant.Json)]);

        bool Matches(string parameter, string? value) =>
            request.Query[parameter].FirstOrDefault() is not { } wanted || wanted == value;
    }

    private static async Task<IResult> AddAsync(
        RequestBody body,
        Tenant tenant,
        PlanLimits limits,
        TenantDocuments documents,
        CancellationToken cancellationToken
    )
    {
        var json = new JsonObject { ["id"] = Ids.ClientGrant() };
        foreach (var (name, value) in body.Json)
        {
            json[name] = value?.DeepClone();
        }

        json["subject_type"] ??= SubjectTypes.Client;
        var grant = new ClientGrant(json);
        var refusal =
            await FaultOfNewAsync(grant, tenant, cancellationToken)
            ?? await limits.FaultOfOneMoreAsync(Collections.ClientGrants, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        return await KeepAsync(grant, documents, StatusCodes.Status201Created, cancellationToken);
    }

    private static async Task<IResult?> FaultOfNewAsync(
        ClientGrant grant,
        Tenant tenant,
        CancellationToken cancellationToken
    )
    {
        if (grant.ClientId is null == grant.DefaultFor is null)
        {
            return ManagementError.InvalidBody("'Exactly one of client_id and default_for is needed'");
        }

        if (
            grant.ClientId is not null
            && (await tenant.ClientsAsync(cancellationToken)).All(client => client.ClientId != grant.ClientId)
        )
        {
            return ManagementError.NoSuch("client", "The client does not exist");
        }

        if (await tenant.ApiAsync(grant.Audience, cancellationToken) is not { } api)
        {
            return ManagementError.NoSuch("resource_server", "The resource server does not exist");
        }

        if ((await tenant.GrantsAsync(cancellationToken)).Any(known => IsSame(known, grant)))
        {
            return ManagementError.Conflict(
                "A client grant for this client, resource server and subject type already exists.",
                "client_grant_conflict"
            );
        }

        return FaultOfScopes(grant, api);
    }

    private static bool IsSame(ClientGrant one, ClientGrant other) =>
        (one.ClientId, one.DefaultFor, one.Audience, one.SubjectType)
        == (other.ClientId, other.DefaultFor, other.Audience, other.SubjectType);

    private static IResult? FaultOfScopes(ClientGrant grant, ResourceServer api)
    {
        if (grant.AllowsAllScopes == grant.Json.ContainsKey("scope"))
        {
            return ManagementError.InvalidBody("'Either scope or allow_all_scopes is needed, not both'");
        }

        var unknown = grant.Scope.Except(api.Scopes.Select(scope => scope.Value)).ToArray();
        return unknown.Length == 0
            ? null
            : ManagementError.Of(
                400,
                $"Scope '{unknown[0]}' is not defined at resource server {api.Identifier}.",
                "invalid_scope"
            );
    }

    private static async Task<IResult> GetAsync(
        string id,
        TenantDocuments documents,
        CancellationToken cancellationToken
    ) =>
        await documents.FindAsync(Collections.ClientGrants, id, cancellationToken) is { } json
            ? Results.Json(json)
            : NoSuchGrant();

    private static async Task<IResult> ChangeAsync(
        string id,
        RequestBody body,
        Tenant tenant,
        TenantDocuments documents,
        CancellationToken cancellationToken
    )
    {
        if (await documents.FindAsync(Collections.ClientGrants, id, cancellationToken) is not { } json)
        {
            return NoSuchGrant();
        }

        foreach (var (name, value) in body.Json)
        {
            json[name] = value?.DeepClone();
        }

        var asked = new ClientGrant(body.Json);
        if (asked.AllowsAllScopes && !body.Json.ContainsKey("scope"))
        {
            json.Remove("scope");
        }
        else if (body.Json.ContainsKey("scope") && !asked.AllowsAllScopes)
        {
            json.Remove("allow_all_scopes");
        }

        var grant = new ClientGrant(json);
        var api = await tenant.ApiAsync(grant.Audience, cancellationToken);
        return FaultOfScopes(grant, api!)
            ?? await KeepAsync(grant, documents, StatusCodes.Status200OK, cancellationToken);
    }

    private static async Task<IResult> KeepAsync(
        ClientGrant grant,
        TenantDocuments documents,
        int status,
        CancellationToken cancellationToken
    )
    {
        await documents.KeepAsync(Collections.ClientGrants, grant.Id, grant.Json, cancellationToken);
        return Results.Json(grant.Json, statusCode: status);
    }

    private static async Task<IResult> RemoveAsync(
        string id,
        TenantDocuments documents,
        CancellationToken cancellationToken
    )
    {
        // Gone is what the caller wanted, and Auth0 says so.
        await documents.RemoveAsync(Collections.ClientGrants, id, cancellationToken);
        return Results.NoContent();
    }

    private static IResult NoSuchGrant() => ManagementError.NoSuch("client_grant", "The client grant does not exist");
}
