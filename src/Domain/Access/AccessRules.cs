namespace McpServer.Domain.Access;

/// <summary>Decides in one place what a tool is to a caller.</summary>
/// <param name="WithoutPermissionsClaim">What to assume of a token that does not list the user's permissions.</param>
public sealed record AccessRules(WithoutPermissionsClaim WithoutPermissionsClaim)
{
    /// <summary>What a tool is that needs one permission.</summary>
    public AccessDecision Decide(Caller caller, Permission permission)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Granted.Satisfies(permission)
            ? AccessDecision.Granted.Instance
            : Refuse(caller, [permission], []);
    }

    /// <summary>What a tool is, and a call of it; all that is missing is told at once.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="ofTool">What every call of the tool needs; who can never have it does not see the tool.</param>
    /// <param name="ofArguments">What these arguments need beside it.</param>
    public AccessDecision Decide(Caller caller, IReadOnlyList<Permission> ofTool, IReadOnlyList<Permission> ofArguments)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(ofTool);
        ArgumentNullException.ThrowIfNull(ofArguments);
        // Almost every call is granted, and asks this: it costs no allocation.
        return caller.Granted.SatisfiesAll(ofTool) && caller.Granted.SatisfiesAll(ofArguments)
            ? AccessDecision.Granted.Instance
            : Refuse(caller, ofTool, ofArguments);
    }

    private AccessDecision Refuse(
        Caller caller,
        IReadOnlyList<Permission> ofTool,
        IReadOnlyList<Permission> ofArguments
    )
    {
        List<Permission> missing = [];
        foreach (var permission in ofTool.Where(permission => !caller.Granted.Satisfies(permission)))
        {
            if (Obtainable(caller, permission) is not { } obtainable)
            {
                return AccessDecision.Hidden.Instance;
            }

            missing.Add(obtainable);
        }

        List<Permission> forbidden = [];
        foreach (var permission in ofArguments.Where(permission => !caller.Granted.Satisfies(permission)))
        {
            if (Obtainable(caller, permission) is { } obtainable)
            {
                missing.Add(obtainable);
            }
            else
            {
                forbidden.Add(permission);
            }
        }

        return forbidden.Count > 0
            ? new AccessDecision.Forbidden([.. forbidden.Distinct()])
            : new AccessDecision.Obtainable([.. missing.Distinct()]);
    }

    // What the tenant would grant: the user may hold only the broader permission.
    private Permission? Obtainable(Caller caller, Permission permission)
    {
        // No person is there to consent, so a machine could never obtain more.
        if (caller.IsMachine)
        {
            return null;
        }

        return caller.Permissions is { } permissions
            ? permissions.Find(permission)
            : WithoutPermissionsClaim switch
            {
                WithoutPermissionsClaim.HideTools => null,
                WithoutPermissionsClaim.OfferTools => permission,
            };
    }
}
