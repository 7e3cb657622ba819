namespace McpServer.Domain.Access;

/// <summary>Whom something belongs to that a tool loads, such as an order.</summary>
/// <param name="Issuer">The issuer of the owner's tokens.</param>
/// <param name="Subject">The person; null when it belongs to everybody in the organization.</param>
/// <param name="Organization">The organization; null when there is none.</param>
public sealed record ResourceOwner(string Issuer, string? Subject, string? Organization = null)
{
    /// <summary>Whatever the caller makes now is theirs.</summary>
    public static ResourceOwner Of(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new(caller.Issuer, caller.Subject, caller.Organization);
    }

    /// <summary>
    /// Whether the caller may reach it: never from another issuer or organization; what is another person's only with
    /// the permission for it.
    /// </summary>
    public bool LetsIn(Caller caller, Permission? toOthers = null)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return string.Equals(Issuer, caller.Issuer, StringComparison.Ordinal)
            && string.Equals(Organization, caller.Organization, StringComparison.Ordinal)
            && (
                Subject is null
                || string.Equals(Subject, caller.Subject, StringComparison.Ordinal)
                || (toOthers is { IsNone: false } && caller.Granted.Satisfies(toOthers))
            );
    }
}
