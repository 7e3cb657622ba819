using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tenancy.Explaining;

/// <summary>Who has a permission.</summary>
/// <param name="Permission">Its name; empty for none, which everybody has.</param>
/// <param name="Broader">Permissions that contain it.</param>
/// <param name="IsInApi">Whether the tenant's API has the scope.</param>
/// <param name="IsGrantable">Whether third-party applications may be granted it.</param>
/// <param name="Roles">The roles that permit it.</param>
/// <param name="Change">What would let more people, or anybody, have it.</param>
public sealed record PermissionExplanation(
    string Permission,
    IReadOnlyList<string> Broader,
    bool IsInApi,
    bool IsGrantable,
    IReadOnlyList<RemoteRole> Roles,
    string Change
);
