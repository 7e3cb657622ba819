using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tenancy;

namespace McpServer.LocalAuth0.Management;

/// <summary>A scope that no longer exists is nobody's permission any more.</summary>
internal sealed class RemovedScopes(Tenant tenant, TenantDocuments documents)
{
    public Task TakeOutOfRolesAsync(ResourceServer api, CancellationToken cancellationToken)
    {
        var left = api.Scopes.Select(scope => scope.Value).ToHashSet(StringComparer.Ordinal);
        return KeepInRolesAsync(api, left.Contains, cancellationToken);
    }

    /// <summary>The API goes, and its client grants with it.</summary>
    public async Task TakeAllOutAsync(ResourceServer api, CancellationToken cancellationToken)
    {
        await KeepInRolesAsync(api, _ => false, cancellationToken);
        foreach (var grant in await tenant.GrantsAsync(cancellationToken))
        {
            if (grant.Audience == api.Identifier)
            {
                await documents.RemoveAsync(Collections.ClientGrants, grant.Id, cancellationToken);
            }
        }
    }

    private async Task KeepInRolesAsync(
        ResourceServer api,
        Func<string, bool> isLeft,
        CancellationToken cancellationToken
    )
    {
        foreach (var role in await tenant.RolesAsync(cancellationToken))
        {
            var kept = role
                .Permissions.Where(permission => permission.Api != api.Identifier || isLeft(permission.Scope))
                .ToArray();
            if (kept.Length < role.Permissions.Count)
            {
                await documents.KeepAsync(Collections.Roles, role.Id, role.With(kept).Json, cancellationToken);
            }
        }
    }
}
