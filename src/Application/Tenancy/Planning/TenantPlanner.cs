using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tenancy.Planning;

/// <summary>Compares the tenant as it should be with the tenant as it is.</summary>
public static class TenantPlanner
{
    /// <summary>What has to be read before a plan can be made.</summary>
    public static TenantQuestion QuestionFor(DesiredTenant desired)
    {
        ArgumentNullException.ThrowIfNull(desired);
        return new(
            desired.Identifier,
            // Whoever loses a scope has to be told, whether the file knows the role or not.
            desired.KeepsOtherScopes
                ? [.. desired.File.Roles.Select(role => role.Name)]
                : null,
            [.. desired.File.People.Select(person => person.Email)]
        );
    }

    /// <summary>The changes, each after what it needs.</summary>
    public static TenantPlan Plan(DesiredTenant desired, RemoteTenant remote)
    {
        ArgumentNullException.ThrowIfNull(desired);
        ArgumentNullException.ThrowIfNull(remote);
        return new(
            [
                .. PlanOfSettings.First(desired, remote),
                .. PlanOfApi.Of(desired, remote),
                .. PlanOfGrants.Default(desired, remote),
                .. PlanOfRoles.Themselves(desired, remote),
                .. PlanOfRoles.TheirPermissions(desired, remote),
                .. PlanOfConnections.Of(desired, remote),
                .. PlanOfClients.Of(desired, remote),
                .. PlanOfClients.Documents(desired, remote),
                .. PlanOfGrants.OfClients(desired, remote),
                .. PlanOfPeople.Of(desired, remote),
                .. PlanOfSettings.Last(desired, remote),
            ],
            [.. PlanOfConnections.Obstacles(desired, remote), .. PlanOfClients.Obstacles(desired, remote)],
            [
                .. PlanOfClients
                    .Notes(desired, remote)
                    .Concat(PlanOfClients.Orphans(desired, remote))
                    .Concat(PlanOfPeople.Notes(desired, remote))
                    .Distinct(StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>What the changes of a plan may belong to, as far as it is there already.</summary>
    public static KnownObjects Known(DesiredTenant desired, RemoteTenant remote)
    {
        ArgumentNullException.ThrowIfNull(desired);
        ArgumentNullException.ThrowIfNull(remote);
        var known = new KnownObjects();
        foreach (var role in remote.Roles)
        {
            known.Add(ObjectKind.Role, role.Name, role.Id);
        }

        foreach (var client in desired.File.Clients)
        {
            var present = remote.Clients.FirstOrDefault(candidate =>
                candidate.IsOurs(desired.Identifier, client.Identity())
            );
            if (present is not null)
            {
                known.Add(ObjectKind.Client, client.Identity(), present.Id);
            }
        }

        return known;
    }
}
