using System.Diagnostics.CodeAnalysis;

namespace McpServer.Application.Catalog;

/// <summary>What a tool's handler returns: an answer, or an error that the caller can act on.</summary>
[SuppressMessage("Usage", "CA2225", Justification = "A handler writes 'return answer;' or 'return ToolError...'.")]
public sealed class ToolResult<TAnswer> : IToolResult<ToolResult<TAnswer>>
    where TAnswer : class
{
    private ToolResult(TAnswer? answer, ToolError? error) => (Answer, Error) = (answer, error);

    public TAnswer? Answer { get; }

    public ToolError? Error { get; }

    [MemberNotNullWhen(true, nameof(Answer))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsAnswer => Error is null;

    public static ToolResult<TAnswer> Refuse(ToolError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new(null, error);
    }

    public static implicit operator ToolResult<TAnswer>(TAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new(answer, null);
    }

    public static implicit operator ToolResult<TAnswer>(ToolError error) => Refuse(error);
}
