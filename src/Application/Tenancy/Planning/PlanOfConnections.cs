using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tenancy.Planning;

/// <summary>
/// Ways to sign in are promoted to the level of the domain, because no third-party application can be enabled for one.
/// They are never made, and their options are never sent: those hold secrets, and Auth0 replaces them as a whole.
/// </summary>
internal static class PlanOfConnections
{
    private const string IsDomainLevel = "is_domain_connection";

    public static IEnumerable<Change> Of(DesiredTenant desired, RemoteTenant remote) =>
        desired
            .File.Connections.SelectMany(section =>
                Matching(section, remote) is [var only] ? [only] : Array.Empty<Resource>()
            )
            .DistinctBy(connection => connection.Id)
            .Where(connection => !connection.Flag(IsDomainLevel))
            .Select(connection => new Change(
                ObjectKind.Connection,
                connection.Text("name") ?? connection.Id,
                ChangeKind.Update,
                FieldComparison.Differing([new(IsDomainLevel, true)], connection)
            )
            {
                Id = connection.Id,
            });

    public static IEnumerable<string> Obstacles(DesiredTenant desired, RemoteTenant remote)
    {
        foreach (var section in desired.File.Connections)
        {
            var wanted = section.Name is { } name ? $"named '{name}'" : $"of the strategy '{section.Strategy}'";
            var found = Matching(section, remote);
            if (found.Count == 0)
            {
                yield return $"The tenant has no connection {wanted}: make it in the dashboard under Authentication, "
                    + "then run this again.";
            }
            else if (found.Count > 1)
            {
                var names = string.Join(", ", found.Select(connection => connection.Text("name")));
                yield return $"The tenant has several connections {wanted} ({names}): write the 'name' of the one that is meant.";
            }
        }
    }

    private static IReadOnlyList<Resource> Matching(ConnectionSection section, RemoteTenant remote) =>
        [
            .. remote.Connections.Where(connection =>
                section.Name is { } name
                    ? connection.Text("name") == name
                    : connection.Text("strategy") == section.Strategy
            ),
        ];
}
