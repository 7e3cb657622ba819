using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tenancy.Planning;

/// <summary>Applications: those registered by hand carry our mark, those known by a URL are known by it.</summary>
internal static class PlanOfClients
{
    public const string DocumentAddress = "external_client_id";

    public static IEnumerable<Change> Of(DesiredTenant desired, RemoteTenant remote)
    {
        foreach (var client in desired.File.Clients)
        {
            var declared = Fields(client);
            if (Find(client, desired, remote) is not { } known)
            {
                var marked = declared.Concat(Ownership.Mark(desired.Identifier, client.Identity()));
                yield return new(ObjectKind.Client, client.Identity(), ChangeKind.Create, FieldComparison.All(marked));
            }
            else if (
                FieldComparison.Differing(declared.Where(field => !field.IsImmutable), known) is
                { Count: > 0 } differing
            )
            {
                yield return new(ObjectKind.Client, client.Identity(), ChangeKind.Update, differing) { Id = known.Id };
            }
        }
    }

    public static IEnumerable<Change> Documents(DesiredTenant desired, RemoteTenant remote) =>
        desired
            .File.ClientMetadataDocuments.Where(address =>
                remote.Clients.All(client => client.Text(DocumentAddress) != address)
            )
            .Select(address => new Change(
                ObjectKind.MetadataClient,
                address,
                ChangeKind.Create,
                FieldComparison.All([new(DocumentAddress, address), .. Ownership.Mark(desired.Identifier, address)])
            ));

    public static IEnumerable<string> Obstacles(DesiredTenant desired, RemoteTenant remote) =>
        from client in desired.File.Clients
        let known = Find(client, desired, remote)
        where known is not null
        from field in FieldComparison.Differing(Fields(client).Where(field => field.IsImmutable), known)
        select $"The application '{client.Name}' has {field.Field} {field.Before?.ToJsonString() ?? "unset"}, and Auth0 never changes "
            + "it: delete the application in the dashboard, then run this again to make it anew.";

    public static IEnumerable<string> Notes(DesiredTenant desired, RemoteTenant remote) =>
        from client in desired.File.Clients
        where Find(client, desired, remote) is null
        where remote.Clients.Any(other => other.Text("name") == client.Name && !other.IsOurs(desired.Identifier))
        select $"There is another application named '{client.Name}', which no tenant file owns. It is left alone, and a "
            + "second one is made beside it.";

    /// <summary>Nothing is deleted because a line was.</summary>
    public static IEnumerable<string> Orphans(DesiredTenant desired, RemoteTenant remote) =>
        from client in remote.Clients
        where client.IsOurs(desired.Identifier)
        where
            desired
                .File.Clients.Select(declared => declared.Identity())
                .Concat(desired.File.ClientMetadataDocuments)
                .All(key => !client.IsOurs(desired.Identifier, key))
        select $"The application '{client.Text("name")}' was made from a tenant file that no longer names it. It stays: delete "
            + "it in the dashboard, if nobody uses it.";

    private static Resource? Find(ClientSection client, DesiredTenant desired, RemoteTenant remote) =>
        remote.Clients.FirstOrDefault(candidate => candidate.IsOurs(desired.Identifier, client.Identity()));

    private static IReadOnlyList<DeclaredField> Fields(ClientSection client) =>
        [
            new("name", client.Name),
            new("app_type", TypeOf(client.Type)),
            new("is_first_party", client.Type == ClientType.Machine, IsImmutable: true),
            new("callbacks", FieldComparison.SetOf(client.Callbacks)),
            new("grant_types", FieldComparison.SetOf(GrantsOf(client.Type))),
            new("token_endpoint_auth_method", HasSecret(client.Type) ? "client_secret_post" : "none"),
        ];

    private static bool HasSecret(ClientType type) => type is ClientType.RegularWeb or ClientType.Machine;

    private static string[] GrantsOf(ClientType type) =>
        type == ClientType.Machine ? ["client_credentials"] : ["authorization_code", "refresh_token"];

    private static string TypeOf(ClientType type) =>
        type switch
        {
            ClientType.Native => "native",
            ClientType.Spa => "spa",
            ClientType.RegularWeb => "regular_web",
            ClientType.Machine => "non_interactive",
        };
}
