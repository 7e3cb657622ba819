using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tenancy.Explaining;

/// <summary>Who can use a tool.</summary>
/// <param name="Tool">The tool's name.</param>
/// <param name="Title">The tool's title.</param>
/// <param name="Permission">The permission it needs; empty when it needs none.</param>
/// <param name="Broader">Permissions that contain it.</param>
/// <param name="IsInApi">Whether the tenant's API has the scope.</param>
/// <param name="IsGrantable">Whether third-party applications may be granted it.</param>
/// <param name="Roles">The roles that permit it.</param>
/// <param name="Change">What would let more people, or anybody, use it.</param>
/// <param name="MayAlsoNeed">The same of each permission that only some arguments need.</param>
public sealed record ToolExplanation(
    string Tool,
    string Title,
    string Permission,
    IReadOnlyList<string> Broader,
    bool IsInApi,
    bool IsGrantable,
    IReadOnlyList<RemoteRole> Roles,
    string Change,
    IReadOnlyList<PermissionExplanation> MayAlsoNeed
);
