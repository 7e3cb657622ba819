using System.Diagnostics.CodeAnalysis;

namespace McpServer.Application.Catalog;

/// <summary>A tool contradicts its own definition. The message holds nothing of the arguments.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Only thrown with its reason.")]
[SuppressMessage("Roslynator", "RCS1194", Justification = "Only thrown with its reason.")]
internal sealed class ToolDeclarationException(string message) : InvalidOperationException(message);
