using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tenancy.Planning;

/// <summary>
/// What a tenant file owns, to be removed in reverse: never people, connections or the tenant, and no role that also
/// permits something elsewhere.
/// </summary>
public static class DestructionPlanner
{
    public static TenantQuestion QuestionFor(DesiredTenant desired)
    {
        ArgumentNullException.ThrowIfNull(desired);
        return new(desired.Identifier, Roles: null, Emails: []) { Members = true };
    }

    /// <summary>The removals; the notes list what is left.</summary>
    public static TenantPlan Plan(DesiredTenant desired, RemoteTenant remote)
    {
        ArgumentNullException.ThrowIfNull(desired);
        ArgumentNullException.ThrowIfNull(remote);
        return new(
            [.. Clients(desired, remote), .. Roles(desired, remote), .. Api(desired, remote)],
            [],
            [.. Left(desired, remote)]
        );
    }

    private static IEnumerable<Change> Clients(DesiredTenant desired, RemoteTenant remote) =>
        from client in remote.Clients
        where client.IsOurs(desired.Identifier)
        let document = client.Text(PlanOfClients.DocumentAddress)
        let kind = document is null ? ObjectKind.Client : ObjectKind.MetadataClient
        select Delete(kind, document ?? client.Text("name") ?? client.Id, client.Id);

    private static IEnumerable<Change> Roles(DesiredTenant desired, RemoteTenant remote) =>
        from role in remote.Roles
        where IsDeclared(role, desired) && !role.PermitsElsewhere
        select Delete(ObjectKind.Role, role.Name, role.Id) with
        {
            Consequences = role.Members is { Total: > 0 and var people } ? [$"{people} people lose it."] : [],
        };

    private static IEnumerable<Change> Api(DesiredTenant desired, RemoteTenant remote)
    {
        if (remote.Api is not { } api)
        {
            yield break;
        }

        var losers = remote
            .Roles.Where(role =>
                role.Permissions is { Count: > 0 } && (!IsDeclared(role, desired) || role.PermitsElsewhere)
            )
            .Select(role => $"The role '{role.Name}' stays and loses its permissions at this API.");
        foreach (var grant in remote.Grants.Where(grant => grant.Text("default_for") is not null))
        {
            yield return Delete(ObjectKind.DefaultGrant, "third-party applications", grant.Id);
        }

        yield return Delete(ObjectKind.Api, desired.Identifier, api.Id) with
        {
            Consequences = [.. losers, .. StrangersGrants(desired, remote)],
        };
    }

    private static IEnumerable<string> StrangersGrants(DesiredTenant desired, RemoteTenant remote) =>
        from grant in remote.Grants
        let id = grant.Text("client_id")
        where id is not null
        let client = remote.Clients.FirstOrDefault(candidate => candidate.Id == id)
        where client is null || !client.IsOurs(desired.Identifier)
        select $"The application '{client?.Text("name") ?? id}' stays and loses its grant for this API.";

    private static IEnumerable<string> Left(DesiredTenant desired, RemoteTenant remote)
    {
        yield return "The settings of the tenant stay as they are.";
        yield return "People stay, with their accounts.";
        foreach (var connection in remote.DomainConnections)
        {
            yield return $"The connection '{connection.Text("name")}' stays at the level of the domain.";
        }

        foreach (var role in remote.Roles.Where(role => IsDeclared(role, desired) && role.PermitsElsewhere))
        {
            yield return $"The role '{role.Name}' stays, because it holds permissions of other APIs.";
        }

        foreach (var address in desired.File.ClientMetadataDocuments)
        {
            if (
                remote.Clients.Any(client =>
                    client.Text(PlanOfClients.DocumentAddress) == address && !client.IsOurs(desired.Identifier)
                )
            )
            {
                yield return $"The application '{address}' stays, because somebody else registered it.";
            }
        }
    }

    private static bool IsDeclared(RemoteRole role, DesiredTenant desired) =>
        desired.File.Roles.Any(declared => declared.Name == role.Name);

    private static Change Delete(ObjectKind kind, string name, string id) =>
        new(kind, name, ChangeKind.Delete, []) { Id = id };
}
