using System.ComponentModel;

namespace McpServer.Application.Tenancy.Declaration;

/// <summary>The default grant of third-party applications; without it they get no token at all.</summary>
public sealed record ThirdPartySection
{
    [Description("Permissions of the catalog; * for all, which is the default. A person's roles narrow them.")]
    public IReadOnlyList<string>? Permissions { get; init; }
}
