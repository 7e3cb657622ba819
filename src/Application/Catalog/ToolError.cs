namespace McpServer.Application.Catalog;

/// <summary>An ending that the caller can act on. The message is written for the caller and free of internals.</summary>
public sealed class ToolError
{
    /// <summary>Nobody mends more at once, and a caller could else turn a megabyte into ten.</summary>
    internal const int MostFaultsTold = 100;

    private ToolError(ToolErrorKind kind, string message, IReadOnlyList<ArgumentFault> faults) =>
        (Kind, Message, Faults) = (kind, message, faults);

    public ToolErrorKind Kind { get; }

    public string Message { get; }

    /// <summary>All that is wrong with the arguments; empty for other kinds.</summary>
    public IReadOnlyList<ArgumentFault> Faults { get; }

    public static ToolError InvalidArguments(IReadOnlyList<ArgumentFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var lines = faults.Take(MostFaultsTold).Select(fault => $"\n- {fault}");
        var rest = faults.Count > MostFaultsTold ? "\n- and more." : string.Empty;
        return new(ToolErrorKind.InvalidArguments, $"The arguments are not valid:{string.Concat(lines)}{rest}", faults);
    }

    public static ToolError NotFound(string message) => new(ToolErrorKind.NotFound, message, []);

    /// <summary>A business rule forbids it.</summary>
    public static ToolError Refused(string message) => new(ToolErrorKind.Refused, message, []);

    internal static ToolError TimedOut(string message) => new(ToolErrorKind.TimedOut, message, []);

    internal static ToolError TooLarge(string message) => new(ToolErrorKind.TooLarge, message, []);

    /// <summary>Something that the tool needs does not answer; the same call may succeed later.</summary>
    public static ToolError Unavailable(string message) => new(ToolErrorKind.Unavailable, message, []);
}
