using System.ComponentModel;

namespace McpServer.Application.Tenancy.Declaration;

/// <summary>A role of the tenant.</summary>
public sealed record RoleSection
{
    [Description("The name; it is what makes the role the same at the next run.")]
    public required string Name { get; init; }

    [Description("What an administrator reads beside the name.")]
    public string? Description { get; init; }

    [Description("Permissions of the catalog; * for all.")]
    public IReadOnlyList<string> Permissions { get; init; } = [];
}
