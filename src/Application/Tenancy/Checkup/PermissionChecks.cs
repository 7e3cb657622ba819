using McpServer.Application.Tenancy.Planning;

namespace McpServer.Application.Tenancy.Checkup;

/// <summary>The permissions of the catalog against the scopes and roles of the tenant.</summary>
internal static class PermissionChecks
{
    public static IEnumerable<Finding> Of(TenantEvidence evidence) =>
        [
            Missing(evidence),
            Undeclared(evidence),
            .. Holders(evidence),
            .. Unreachable(evidence),
            .. EmptyRoles(evidence),
            Drift(evidence),
            .. Told(evidence),
        ];

    private static Finding Missing(TenantEvidence evidence)
    {
        string[] missing =
        [
            .. evidence
                .Desired.Catalog.Select(permission => permission.Name)
                .Except(PlanOfApi.ScopesOf(evidence.Remote.Api), StringComparer.Ordinal),
        ];
        return missing.Length == 0
            ? Finding.Fine("scopes of the tools", "all are in the tenant")
            : Finding.Error(
                "scopes of the tools",
                $"the tenant lacks {string.Join(", ", missing)}",
                "Nobody can be granted the tools behind them.",
                "tenant apply"
            );
    }

    private static Finding Undeclared(TenantEvidence evidence)
    {
        string[] others =
        [
            .. PlanOfApi.ScopesOf(evidence.Remote.Api).Where(scope => !evidence.Desired.IsOfCatalog(scope)),
        ];
        return others.Length == 0
            ? Finding.Fine("other scopes", "none")
            : Finding.Warning(
                "other scopes",
                $"no tool declares {string.Join(", ", others)}",
                "They open nothing here, and make the consent page longer; perhaps a tool was removed.",
                MendOfScopes(evidence)
            );
    }

    private static IEnumerable<Finding> Holders(TenantEvidence evidence) =>
        from role in evidence.Remote.Roles
        let removed = (role.Permissions ?? []).Where(name => !evidence.Desired.IsOfCatalog(name)).ToArray()
        where removed.Length > 0
        select Finding.Warning(
            "removed permissions",
            $"the role '{role.Name}' ({role.Members?.Total ?? 0} people) still holds {string.Join(", ", removed)}",
            "If a tool ever takes the name again, these people can use it without anybody deciding so.",
            MendOfScopes(evidence)
        );

    private static string MendOfScopes(TenantEvidence evidence) =>
        evidence.Desired.KeepsOtherScopes
            ? "Set api.scopes in the tenant file to exact, then tenant apply."
            : "tenant apply";

    private static IEnumerable<Finding> EmptyRoles(TenantEvidence evidence) =>
        from declared in evidence.Desired.File.Roles
        let role = evidence.Remote.Roles.FirstOrDefault(candidate => candidate.Name == declared.Name)
        where role is { Members.Total: 0 }
        select Finding.Warning(
            "roles without people",
            $"nobody has the role '{declared.Name}'",
            "Nobody can use the tools that only it permits.",
            "Name people with a verified account in the tenant file under people, then tenant apply."
        );

    private static IEnumerable<Finding> Unreachable(TenantEvidence evidence) =>
        from permission in evidence.Desired.Catalog
        let holding = permission.SelfAndBroader.Select(broader => broader.Name).ToArray()
        where
            !evidence.Remote.Roles.Any(role => holding.Intersect(role.Permissions ?? [], StringComparer.Ordinal).Any())
        select Finding.Warning(
            "permissions without a role",
            $"no role holds '{permission.Name}'",
            "Nobody can use the tools behind it.",
            "Add it to a role in the tenant file, then tenant apply."
        );

    private static IEnumerable<Finding> Told(TenantEvidence evidence) =>
        evidence
            .Plan.Obstacles.Concat(evidence.Plan.Notes)
            .Select(told =>
                Finding.Warning(
                    "tenant file",
                    told,
                    "The tenant file and the tenant disagree, and no command can decide it.",
                    "As it says."
                )
            );

    private static Finding Drift(TenantEvidence evidence) =>
        evidence.Plan.IsEmpty
            ? Finding.Fine("tenant file", "the tenant is as the file says")
            : Finding.Warning(
                "tenant file",
                $"changes to make: {evidence.Plan.Changes.Count}",
                "Somebody edited the tenant by hand, or the file or the tools changed since.",
                "tenant plan, then tenant apply"
            );
}
