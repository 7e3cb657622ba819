namespace McpServer.Application.Tenancy.Remote;

/// <summary>What of a tenant has to be read; the less, the fewer requests.</summary>
/// <param name="Identifier">The identifier of this server's API.</param>
/// <param name="Roles">The names of the roles whose permissions are needed; null for all roles.</param>
/// <param name="Emails">The people whose accounts are needed.</param>
public sealed record TenantQuestion(
    string Identifier,
    IReadOnlyCollection<string>? Roles,
    IReadOnlyCollection<string> Emails
)
{
    /// <summary>Whether it matters who has the roles.</summary>
    public bool Members { get; init; }

    /// <summary>Whether permissions that were given to people directly are needed.</summary>
    public bool DirectPermissions { get; init; }
}
