using McpServer.Application.Tenancy.Planning;

namespace McpServer.Infrastructure.Auth0.Management.Changing;

/// <summary>The Management scopes that a change needs.</summary>
internal static class ChangeScopes
{
    public static ScopeNeed For(Change change) =>
        change.Target switch
        {
            ObjectKind.Settings or ObjectKind.Registration => new("update:tenant_settings"),
            ObjectKind.Api => new($"{VerbOf(change)}:resource_servers"),
            ObjectKind.DefaultGrant or ObjectKind.ClientGrant => new($"{VerbOf(change)}:client_grants"),
            ObjectKind.Role => new($"{VerbOf(change)}:roles"),
            ObjectKind.RolePermissions => new("update:roles"),
            ObjectKind.Connection => new("update:connections"),
            ObjectKind.MetadataClient when change.Kind == ChangeKind.Create => new("create:clients", "update:clients"),
            ObjectKind.Client or ObjectKind.MetadataClient => new($"{VerbOf(change)}:clients"),
            ObjectKind.AccountRoles => new("update:users")
            {
                Alternative = ["create:role_members", "delete:role_members"],
            },
        };

    private static string VerbOf(Change change) =>
        change.Kind switch
        {
            ChangeKind.Create => "create",
            ChangeKind.Update => "update",
            ChangeKind.Delete => "delete",
        };
}
