using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace McpServer.Domain.Tools;

/// <summary>A tool's name: 1 to 128 of <c>A-Z a-z 0-9 _ . -</c> (MCP 2026-07-28, server/tools), case-sensitive.</summary>
public sealed record ToolName
{
    public const int MaxLength = 128;

    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-"
    );

    private ToolName(string value) => Value = value;

    public string Value { get; }

    /// <exception cref="FormatException">The text is not a tool's name.</exception>
    public static ToolName Parse(string text) =>
        TryParse(text, out var name)
            ? name
            : throw new FormatException(
                $"'{text}' cannot be the name of a tool: write 1 to {MaxLength} letters, digits, '_', '.' or '-', such as 'find_order'."
            );

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ToolName? name)
    {
        name = text is { Length: > 0 and <= MaxLength } && !text.AsSpan().ContainsAnyExcept(Allowed) ? new(text) : null;
        return name is not null;
    }

    public override string ToString() => Value;
}
