namespace McpServer.Application.Tenancy.Remote;

/// <summary>A role of the tenant, and what it permits at this server's API.</summary>
/// <param name="Id">The id, such as <c>rol_…</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="Description">What an administrator reads.</param>
/// <param name="Permissions">Permissions at this API; null when they were not asked for.</param>
/// <param name="PermitsElsewhere">Whether it holds permissions of other APIs too.</param>
public sealed record RemoteRole(
    string Id,
    string Name,
    string Description,
    IReadOnlyList<string>? Permissions,
    bool PermitsElsewhere
)
{
    /// <summary>Who has it; null when it was not asked for.</summary>
    public RoleMembers? Members { get; init; }
}
