namespace McpServer.Host.Commands.Tenant;

/// <summary>What every tenant command is told.</summary>
/// <param name="Files">Tenant files, read as one.</param>
/// <param name="Settings">Settings that options stand for.</param>
/// <param name="Format">How to write results.</param>
internal sealed record TenantArguments(
    IReadOnlyList<string> Files,
    IReadOnlyDictionary<string, string?> Settings,
    OutputFormat Format
);
