namespace McpServer.Domain.Access;

/// <summary>Who is calling, as a validated access token says. Holds no name and no e-mail address.</summary>
public sealed record Caller
{
    /// <summary>The issuer of the token; a subject is only unique within it.</summary>
    public required string Issuer { get; init; }

    /// <summary>The person, or for a machine the client (<c>sub</c>).</summary>
    public required string Subject { get; init; }

    /// <summary>The application that calls; any shape, even a URL (<c>client_id</c> or <c>azp</c>).</summary>
    public required string ClientId { get; init; }

    /// <summary>What this client was granted (<c>scope</c>).</summary>
    public required PermissionSet Granted { get; init; }

    /// <summary>All that the user may have (<c>permissions</c>); null when the token does not say.</summary>
    public PermissionSet? Permissions { get; init; }

    /// <summary>Whether no person is present (client credentials), so that nobody could consent to more.</summary>
    public bool IsMachine { get; init; }

    /// <summary>The organization that the person signed in with (<c>org_id</c>).</summary>
    public string? Organization { get; init; }

    /// <summary>Who acts for the subject (<c>act.sub</c>, RFC 8693, section 4.1).</summary>
    public string? Actor { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Until when the token is accepted: a little longer, since clocks differ.</summary>
    public DateTimeOffset AcceptedUntil
    {
        get => field == default ? ExpiresAt : field;
        init;
    }

    /// <summary>Whether an operator's rule, and not the person's consent, granted the permissions.</summary>
    public bool IsGrantedByPermissions { get; private init; }

    /// <summary>
    /// Whether the user has permissions and the client holds none of them: it asked only for the scopes that the
    /// authorization server's own metadata names.
    /// </summary>
    public bool HoldsNoToolScope => !IsMachine && Permissions is { Count: > 0 } all && !Granted.Overlaps(all);

    /// <summary>The same caller with all that the user may have. A client that asked for some of it keeps to that.</summary>
    public Caller GrantedByPermissions() =>
        HoldsNoToolScope
            ? this with
            {
                Granted = PermissionSet.Of(Granted.Concat(Permissions!)),
                IsGrantedByPermissions = true,
            }
            : this;

    /// <summary>
    /// The scopes that a client must ask for to gain what is missing. Older clients replace their token's scopes
    /// by the ones of the challenge, so what is already granted is asked for again.
    /// </summary>
    public IReadOnlyList<string> ScopesToAsk(IReadOnlyList<Permission> missing)
    {
        ArgumentNullException.ThrowIfNull(missing);
        // MCP 2026-07-28, basic/authorization: a resource server does not ask for offline_access.
        return
        [
            .. missing
                .Select(permission => permission.Name)
                .Concat(Granted.Where(scope => scope is not "offline_access" && Permission.IsScopeToken(scope)))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }
}
