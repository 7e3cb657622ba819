using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tenancy.Planning;

/// <summary>Roles, known by their name, and what they permit at this server's API.</summary>
internal static class PlanOfRoles
{
    public const string Permissions = "permissions";

    public static IEnumerable<Change> Themselves(DesiredTenant desired, RemoteTenant remote)
    {
        foreach (var role in desired.File.Roles)
        {
            var known = Find(role, remote);
            if (known is null)
            {
                DeclaredField[] declared = [new("name", role.Name), new("description", role.Description)];
                yield return new(ObjectKind.Role, role.Name, ChangeKind.Create, FieldComparison.All(declared));
            }
            else if (role.Description is { } description && description != known.Description)
            {
                yield return new(
                    ObjectKind.Role,
                    role.Name,
                    ChangeKind.Update,
                    [new("description", known.Description, description)]
                )
                {
                    Id = known.Id,
                };
            }
        }
    }

    public static IEnumerable<Change> TheirPermissions(DesiredTenant desired, RemoteTenant remote)
    {
        foreach (var role in desired.File.Roles)
        {
            var known = Find(role, remote);
            var before = FieldComparison.SetOf(known?.Permissions ?? []);
            var after = FieldComparison.SetOf(desired.With(role.Permissions, known?.Permissions ?? []));
            if (!FieldComparison.AreEqual(before, after))
            {
                yield return new(
                    ObjectKind.RolePermissions,
                    role.Name,
                    ChangeKind.Update,
                    [new(Permissions, before, after)]
                )
                {
                    Id = known?.Id,
                    Identifier = desired.Identifier,
                };
            }
        }
    }

    private static RemoteRole? Find(RoleSection role, RemoteTenant remote) =>
        remote.Roles.FirstOrDefault(known => known.Name == role.Name);
}
