namespace McpServer.Application.Tenancy.Checkup;

/// <summary>What stands between a person and a token.</summary>
internal static class SignInChecks
{
    public static IEnumerable<Finding> Of(TenantEvidence evidence)
    {
        var open = evidence.Remote.DomainConnections.ToList();
        yield return open.Count > 0
            ? Finding.Fine("ways to sign in", string.Join(", ", open.Select(connection => connection.Text("name"))))
            : Finding.Error(
                "ways to sign in",
                "no connection is at the level of the domain",
                "MCP clients are third-party applications: Auth0 answers 'no connections enabled for the client'.",
                "Name a connection in the tenant file under connections, then tenant apply."
            );
        foreach (var connection in open.Where(connection => connection.Flag("has_development_keys")))
        {
            yield return Finding.Warning(
                "development keys",
                $"'{connection.Text("name")}' uses Auth0's shared keys",
                "They are for trying things out: people see Auth0's name, and single sign-on does not work.",
                "Enter your own client id and secret in the dashboard under Authentication, Social."
            );
        }

        yield return DefaultGrant(evidence);
    }

    private static Finding DefaultGrant(TenantEvidence evidence)
    {
        const string Check = "grant of third-party applications";
        const string Mend = "tenant apply";
        if (evidence.Remote.DefaultGrant is not { } grant)
        {
            return Finding.Error(
                Check,
                "there is none for this API",
                "Applications that register themselves, or are known by their URL, get 'unauthorized_client'.",
                Mend
            );
        }

        var wanted = evidence.Desired.Expand(
            evidence.Desired.File.ThirdPartyClients?.Permissions ?? [DesiredTenant.All]
        );
        string[] lacking = grant.Flag("allow_all_scopes")
            ? []
            : [.. wanted.Except(grant.Texts("scope"), StringComparer.Ordinal)];
        return lacking.Length == 0
            ? Finding.Fine(Check, $"{wanted.Count} permissions")
            : Finding.Error(
                Check,
                $"it lacks {string.Join(", ", lacking)}",
                "Nobody can be granted these through such an application, whatever their roles.",
                Mend
            );
    }
}
