using System.Text.Json.Nodes;
using McpServer.Application.Tenancy.Remote;
using McpServer.Infrastructure.Auth0.Management.Calls;

namespace McpServer.Infrastructure.Auth0.Management.Reading;

/// <summary>Reads roles, and of those that matter what they permit and who has them.</summary>
internal sealed class RoleReader(ManagementApi api, Pages pages)
{
    public async Task<IReadOnlyList<RemoteRole>> ReadAsync(
        TenantQuestion question,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        progress.Report("roles");
        List<RemoteRole> roles = [];
        foreach (var item in await pages.ByNumberAsync("roles", "roles", "the roles", cancellationToken))
        {
            var role = new RemoteRole(
                item.Text("id") ?? string.Empty,
                item.Text("name") ?? string.Empty,
                item.Text("description") ?? string.Empty,
                Permissions: null,
                PermitsElsewhere: false
            );
            var isAskedFor = question.Roles?.Contains(role.Name, StringComparer.Ordinal) ?? true;
            roles.Add(isAskedFor ? await WithDetailsAsync(role, question, progress, cancellationToken) : role);
        }

        return roles;
    }

    private async Task<RemoteRole> WithDetailsAsync(
        RemoteRole role,
        TenantQuestion question,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        progress.Report($"permissions of {role.Name}");
        var path = $"roles/{Uri.EscapeDataString(role.Id)}";
        var permissions = await pages.ByNumberAsync(
            $"{path}/permissions",
            "permissions",
            $"the permissions of the role '{role.Name}'",
            cancellationToken
        );
        var here = permissions.Where(permission => IsAt(question.Identifier, permission)).ToList();
        return role with
        {
            Permissions = [.. here.Select(permission => permission.Text("permission_name")).OfType<string>()],
            PermitsElsewhere = here.Count < permissions.Count,
            Members = question.Members ? await MembersAsync(path, role.Name, progress, cancellationToken) : null,
        };
    }

    private async Task<RoleMembers> MembersAsync(
        string path,
        string name,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        progress.Report($"members of {name}");
        var first = $"{path}/users?page=0&per_page={Pages.Size}&include_totals=true";
        var call = ManagementCall.Read(first, $"the members of the role '{name}'");
        var answer = await api.SendAsync(call, cancellationToken);
        var members = (answer is JsonObject page ? page["users"] : answer).Objects();
        return new(
            answer.Number("total") ?? members.Count,
            [.. members.Select(member => member.Text("email")).OfType<string>()]
        );
    }

    private static bool IsAt(string identifier, JsonObject permission) =>
        permission.Text("resource_server_identifier") == identifier;
}
