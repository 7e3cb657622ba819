using System.Diagnostics.CodeAnalysis;

namespace McpServer.Testing;

/// <summary>A call ended otherwise than a test expects. The message says how; every test framework shows it.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Only thrown with what happened.")]
[SuppressMessage("Roslynator", "RCS1194", Justification = "Only thrown with what happened.")]
public sealed class ToolAssertionException(string message, Exception? cause = null) : Exception(message, cause);
