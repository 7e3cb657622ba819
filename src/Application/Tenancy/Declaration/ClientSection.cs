using System.ComponentModel;

namespace McpServer.Application.Tenancy.Declaration;

/// <summary>An application registered by hand.</summary>
public sealed record ClientSection
{
    [Description("The name that people see on the consent page.")]
    public required string Name { get; init; }

    [Description("What makes the application the same at the next run, when its name changes; the name when left out.")]
    public string? Key { get; init; }

    [Description("native and spa have no secret, regularWeb and machine have one; native when left out.")]
    public ClientType Type { get; init; } = ClientType.Native;

    [Description("Every address it may return to, in full; none for a machine.")]
    public IReadOnlyList<string> Callbacks { get; init; } = [];

    [Description(
        "Permissions of the catalog that it may be granted instead of those of all third-party applications; "
            + "* for all. A machine needs them."
    )]
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>What the application is known by, at this run and the next.</summary>
    public string Identity() => Key ?? Name;
}
