namespace McpServer.Domain.Access;

/// <summary>Decides in one place what a tool is to a caller.</summary>
/// <param name="WithoutPermissionsClaim">What to assume of a token that does not list the user's permissions.</param>
public sealed record AccessRules(WithoutPermissionsClaim WithoutPermissionsClaim)
{
    public AccessDecision Decide(Caller caller, Permission permission)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(permission);
        if (caller.Granted.Satisfies(permission))
        {
            return AccessDecision.Granted.Instance;
        }

        // No person is there to consent, so a machine could never obtain more.
        if (caller.IsMachine)
        {
            return AccessDecision.Hidden.Instance;
        }

        // The user may hold only the broader permission: ask for the one that the tenant would grant.
        var obtainable = caller.Permissions switch
        {
            { } permissions => permissions.Find(permission),
            null => WithoutPermissionsClaim switch
            {
                WithoutPermissionsClaim.HideTools => null,
                WithoutPermissionsClaim.OfferTools => permission,
            },
        };
        return obtainable is null ? AccessDecision.Hidden.Instance : new AccessDecision.Obtainable([obtainable]);
    }
}
