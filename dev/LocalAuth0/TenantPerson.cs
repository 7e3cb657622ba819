namespace McpServer.LocalAuth0;

/// <summary>
/// A person the tenant knows from the start. <paramref name="Connection"/> is <c>auth0</c> or <c>google-oauth2</c>, and
/// <paramref name="Subject"/> is the <c>sub</c> of their tokens.
/// </summary>
public sealed record TenantPerson(string Email, string? Username, string? Password, string Connection, string Subject)
{
    public bool EmailVerified { get; init; } = true;

    /// <summary>May log in to the Management API on a device.</summary>
    public bool IsTenantAdministrator { get; init; }
}
