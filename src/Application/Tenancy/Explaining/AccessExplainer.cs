using McpServer.Application.Catalog;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;

namespace McpServer.Application.Tenancy.Explaining;

/// <summary>
/// Says why a person can or cannot use a tool: what is granted is what the API has, the application's grant allows and
/// a role gives.
/// </summary>
internal sealed class AccessExplainer(RemoteTenant remote)
{
    private readonly HashSet<string> _scopes = PlanOfApi.ScopesOf(remote.Api).ToHashSet(StringComparer.Ordinal);

    private readonly Resource? _grant = remote.DefaultGrant;

    private bool RolesDecide => remote.Api?.Flag("enforce_policies") is true;

    public AccountExplanation Explain(RemoteAccount account, IEnumerable<ToolEntry> tools) =>
        new(account, [.. tools.Select(tool => Verdict(account, tool.Definition))]);

    public ToolExplanation Explain(ToolDefinition tool)
    {
        var always = Explain(tool.Permission);
        return new(
            tool.Name.Value,
            tool.Title,
            always.Permission,
            always.Broader,
            always.IsInApi,
            always.IsGrantable,
            always.Roles,
            always.Change,
            [.. tool.MayAlsoNeed.Concat(tool.AsksAbout).Select(Explain)]
        );
    }

    private PermissionExplanation Explain(Permission permission)
    {
        var roles = permission.IsNone ? [] : RolesWith(permission.SelfAndBroader);
        var isInApi = permission.IsNone || permission.SelfAndBroader.Any(IsInApi);
        var isGrantable = permission.IsNone || permission.SelfAndBroader.Any(IsGrantable);
        return new(
            permission.Name,
            [.. permission.SelfAndBroader.Skip(1).Select(broader => broader.Name)],
            isInApi,
            isGrantable,
            roles,
            ChangeFor(permission, isInApi, isGrantable, roles)
        );
    }

    private string ChangeFor(Permission permission, bool isInApi, bool isGrantable, IReadOnlyList<RemoteRole> roles) =>
        (permission.IsNone, isInApi, isGrantable, roles.Count) switch
        {
            (true, _, _, _) => "Nothing: everybody who signs in can use it.",
            (_, false, _, _) => "tenant apply makes the scope.",
            (_, _, false, _) => "Add the permission to thirdPartyClients in the tenant file, then tenant apply.",
            (_, _, _, 0) when RolesDecide =>
                $"Add '{permission.Name}' to a role in the tenant file, then tenant apply.",
            _ when RolesDecide => $"Give a person the role {Names(roles)}.",
            _ => "Nothing: RBAC is off, so that everybody can be granted it. See tenant doctor.",
        };

    private ToolVerdict Verdict(RemoteAccount account, ToolDefinition tool)
    {
        var permission = tool.Permission;
        if (permission.IsNone)
        {
            return new(tool.Name.Value, string.Empty, true, "it needs no permission", string.Empty);
        }

        var explanation = Explain(tool);
        if (!explanation.IsInApi)
        {
            return No("the tenant's API does not have the scope", explanation.Change);
        }

        if (RolesDecide && Holders(account, permission.SelfAndBroader).Count == 0)
        {
            return No("no role of the account has it", explanation.Change);
        }

        // A broader permission in the grant and a narrower one in a role have nothing in common.
        var grantable = permission.SelfAndBroader.Where(one => IsInApi(one) && IsGrantable(one)).ToList();
        var holders = Holders(account, grantable);
        if (grantable.Count == 0 || (RolesDecide && holders.Count == 0))
        {
            var change = ChangeFor(permission, isInApi: true, isGrantable: false, explanation.Roles);
            return No("third-party applications may not be granted it", change);
        }

        var why = holders.Count == 0 ? "RBAC is off" : string.Join(", ", holders);
        return new(tool.Name.Value, permission.Name, true, why, string.Empty);

        ToolVerdict No(string reason, string change) => new(tool.Name.Value, permission.Name, false, reason, change);
    }

    private IReadOnlyList<string> Holders(RemoteAccount account, IEnumerable<Permission> permissions)
    {
        var roles = RolesWith(permissions)
            .Where(role => account.Roles.Contains(role.Name, StringComparer.Ordinal))
            .Select(role => $"the role '{role.Name}'");
        return permissions.Any(one => account.DirectPermissions.Contains(one.Name, StringComparer.Ordinal))
            ? [.. roles, "a permission of the account itself"]
            : [.. roles];
    }

    private bool IsInApi(Permission permission) => _scopes.Contains(permission.Name);

    private bool IsGrantable(Permission permission) =>
        _grant is not null
        && (_grant.Flag("allow_all_scopes") || _grant.Texts("scope").Contains(permission.Name, StringComparer.Ordinal));

    private IReadOnlyList<RemoteRole> RolesWith(IEnumerable<Permission> permissions) =>
        [
            .. remote.Roles.Where(role =>
                permissions.Any(one => role.Permissions?.Contains(one.Name, StringComparer.Ordinal) is true)
            ),
        ];

    private static string Names(IEnumerable<RemoteRole> roles) =>
        string.Join(" or ", roles.Select(role => $"'{role.Name}'"));
}
