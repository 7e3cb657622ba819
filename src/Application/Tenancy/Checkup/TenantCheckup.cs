namespace McpServer.Application.Tenancy.Checkup;

/// <summary>Looks for what keeps people from their tools, or lets them have more than they should.</summary>
public static class TenantCheckup
{
    /// <summary>Every check has its finding, fine or not, in the order in which a sign-in meets them.</summary>
    public static IReadOnlyList<Finding> Of(TenantEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return
        [
            .. IssuerChecks.Of(evidence),
            .. ServerChecks.Of(evidence),
            .. SettingsChecks.Of(evidence),
            .. ApiChecks.Of(evidence),
            .. SignInChecks.Of(evidence),
            .. PermissionChecks.Of(evidence),
        ];
    }
}
