using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace McpServer.Application.Catalog;

/// <summary>What a tool's handler returns: an answer, or an error that the caller can act on.</summary>
[SuppressMessage("Usage", "CA2225", Justification = "A handler writes 'return answer;' or 'return ToolError...'.")]
public sealed class ToolResult<TAnswer> : IToolResult<ToolResult<TAnswer>>
    where TAnswer : class
{
    private JsonElement? _content;

    private ToolResult() { }

    public TAnswer? Answer { get; private init; }

    public ToolError? Error { get; private init; }

    /// <summary>Set when the server itself ended the call before its handler.</summary>
    internal ToolStop? StoppedBy { get; private init; }

    [MemberNotNullWhen(true, nameof(Answer))]
    public bool IsAnswer => Answer is not null;

    public static ToolResult<TAnswer> Refuse(ToolError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new() { Error = error };
    }

    static ToolResult<TAnswer> IToolResult<ToolResult<TAnswer>>.Stop(ToolStop stop) => new() { StoppedBy = stop };

    static ToolResult<TAnswer> IToolResult<ToolResult<TAnswer>>.Again(JsonElement content) =>
        new() { _content = content };

    // Written once: what is kept of an answer, measured and sent is the same text.
    JsonElement? IToolResult<ToolResult<TAnswer>>.ToContent() =>
        _content ??= Answer is null ? null : JsonSerializer.SerializeToElement(Answer, ToolJson.Options);

    public static implicit operator ToolResult<TAnswer>(TAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new() { Answer = answer };
    }

    public static implicit operator ToolResult<TAnswer>(ToolError error) => Refuse(error);
}
