using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tenancy.Planning;

/// <summary>
/// Client grants for this server's API. A third-party application without one gets no token; a person's roles narrow
/// what a grant allows.
/// </summary>
internal static class PlanOfGrants
{
    private const string Scope = "scope";
    private const string AllowAll = "allow_all_scopes";
    private const string ForPeople = "user";
    private const string ForMachines = "client";

    public static IEnumerable<Change> Default(DesiredTenant desired, RemoteTenant remote) =>
        Of(
            ObjectKind.DefaultGrant,
            "third-party applications",
            [
                new("default_for", "third_party_clients"),
                new("audience", desired.Identifier),
                new("subject_type", ForPeople),
            ],
            desired.File.ThirdPartyClients?.Permissions ?? [DesiredTenant.All],
            remote.DefaultGrant,
            desired
        );

    public static IEnumerable<Change> OfClients(DesiredTenant desired, RemoteTenant remote) =>
        desired.File.Clients.SelectMany(client =>
        {
            var subject = client.Type == ClientType.Machine ? ForMachines : ForPeople;
            var known = remote.Clients.FirstOrDefault(candidate =>
                candidate.IsOurs(desired.Identifier, client.Identity())
            );
            var present = remote.Grants.FirstOrDefault(grant =>
                known is not null && grant.Text("client_id") == known.Id && grant.Text("subject_type") == subject
            );
            return client.Permissions.Count == 0
                ? Withdrawn(client.Identity(), present)
                : Of(
                    ObjectKind.ClientGrant,
                    client.Identity(),
                    [new("audience", desired.Identifier), new("subject_type", subject)],
                    client.Permissions,
                    present,
                    desired
                );
        });

    // A grant of its own wins over the default one: left behind, it would decide in silence.
    private static IEnumerable<Change> Withdrawn(string client, Resource? present) =>
        present is null ? [] : [new(ObjectKind.ClientGrant, client, ChangeKind.Delete, []) { Id = present.Id }];

    private static IEnumerable<Change> Of(
        ObjectKind kind,
        string name,
        IEnumerable<DeclaredField> identity,
        IReadOnlyList<string> permissions,
        Resource? present,
        DesiredTenant desired
    )
    {
        var scopes = FieldComparison.SetOf(desired.With(permissions, present?.Texts(Scope) ?? []));
        if (present is null)
        {
            return [new(kind, name, ChangeKind.Create, FieldComparison.All([.. identity, new(Scope, scopes)]))];
        }

        DeclaredField[] declared = present.Flag(AllowAll)
            ? [new(AllowAll, false), new(Scope, scopes)]
            : [new(Scope, scopes)];
        var differing = FieldComparison.Differing(declared, present);
        return differing.Count == 0 ? [] : [new(kind, name, ChangeKind.Update, differing) { Id = present.Id }];
    }
}
