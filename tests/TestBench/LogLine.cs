using Microsoft.Extensions.Logging;

namespace McpServer.TestBench;

/// <summary>One thing that was logged.</summary>
/// <param name="Category">The logger's name.</param>
/// <param name="Level">How serious it is.</param>
/// <param name="Text">The message as it would stand in a text log, the exception included.</param>
/// <param name="Values">What the message was made of.</param>
public sealed record LogLine(string Category, LogLevel Level, string Text, IReadOnlyDictionary<string, object?> Values);
