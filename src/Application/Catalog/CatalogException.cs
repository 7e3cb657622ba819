using System.Diagnostics.CodeAnalysis;

namespace McpServer.Application.Catalog;

/// <summary>The catalog cannot be served. The message names every fault, its type, and how to mend it.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Only thrown with its faults.")]
[SuppressMessage("Roslynator", "RCS1194", Justification = "Only thrown with its faults.")]
public sealed class CatalogException(IReadOnlyList<string> faults)
    : InvalidOperationException($"The tool catalog has faults:\n- {string.Join("\n- ", faults)}")
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
