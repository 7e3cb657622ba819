using System.Diagnostics.CodeAnalysis;

namespace McpServer.Application.Once;

/// <summary>The store does not answer, or is full.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Only thrown with its reason.")]
[SuppressMessage("Roslynator", "RCS1194", Justification = "Only thrown with its reason.")]
public sealed class StoreUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
