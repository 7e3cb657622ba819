using McpServer.Application.Tenancy.Planning;
using McpServer.Infrastructure.Auth0.Management.Calls;

namespace McpServer.Infrastructure.Auth0.Management.Changing;

/// <summary>Carries out one change; each kind of object has its own way of being changed.</summary>
internal sealed class TenantChanges(
    ManagementApi api,
    ObjectChanges objects,
    MemberChanges members,
    MetadataClients documents
)
{
    private const string Settings = "tenants/settings";
    private const string Grants = "client-grants";
    private const string ClientId = "client_id";

    /// <returns>The id of the object.</returns>
    public Task<string> CarryOutAsync(Change change, KnownObjects known, CancellationToken cancellationToken) =>
        change.Target switch
        {
            ObjectKind.Settings or ObjectKind.Registration => SettingsAsync(change, cancellationToken),
            ObjectKind.Api => objects.CarryOutAsync(change, "resource-servers", cancellationToken),
            ObjectKind.DefaultGrant => objects.CarryOutAsync(change, Grants, cancellationToken),
            ObjectKind.ClientGrant => ClientGrantAsync(change, known, cancellationToken),
            ObjectKind.Role => objects.CarryOutAsync(change, "roles", cancellationToken),
            ObjectKind.RolePermissions => members.PermissionsAsync(change, known, cancellationToken),
            ObjectKind.Connection => ConnectionAsync(change, cancellationToken),
            ObjectKind.Client => objects.CarryOutAsync(change, "clients", cancellationToken),
            ObjectKind.MetadataClient => documents.CarryOutAsync(change, cancellationToken),
            ObjectKind.AccountRoles => members.RolesAsync(change, known, cancellationToken),
        };

    private async Task<string> SettingsAsync(Change change, CancellationToken cancellationToken)
    {
        OnlyUpdate(change);
        var call = new ManagementCall(HttpMethod.Patch, Settings, change.Verb(), change.Thing())
        {
            Body = ChangeBody.Of(change.Fields),
        };
        await api.SendAsync(call, cancellationToken);
        return Settings;
    }

    private Task<string> ConnectionAsync(Change change, CancellationToken cancellationToken)
    {
        OnlyUpdate(change);
        return objects.CarryOutAsync(change, "connections", cancellationToken);
    }

    private Task<string> ClientGrantAsync(Change change, KnownObjects known, CancellationToken cancellationToken)
    {
        if (change.Kind != ChangeKind.Create)
        {
            return objects.CarryOutAsync(change, Grants, cancellationToken);
        }

        var client = known.Find(ObjectKind.MetadataClient, change.Name) ?? known.IdOf(ObjectKind.Client, change.Name);
        return objects.CarryOutAsync(
            change with
            {
                Fields = [new(ClientId, Before: null, client), .. change.Fields],
            },
            Grants,
            cancellationToken
        );
    }

    // People's accounts hang on connections: a plan that would delete one must not get through.
    private static void OnlyUpdate(Change change)
    {
        if (change.Kind != ChangeKind.Update)
        {
            throw new InvalidOperationException($"No plan may {change.Verb()} {change.Thing()}.");
        }
    }
}
