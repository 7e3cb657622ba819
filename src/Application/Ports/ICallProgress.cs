namespace McpServer.Application.Ports;

/// <summary>Tells the client how far a call is. A client that did not ask to be told is not.</summary>
public interface ICallProgress
{
    /// <summary>
    /// Reports what is done so far. Returns at once and never fails; what does not go beyond the last report, or comes
    /// too soon after it, is left out (MCP 2026-07-28, basic/utilities/progress).
    /// </summary>
    /// <param name="done">In any unit, and more than before.</param>
    /// <param name="total">In the same unit, when it is known.</param>
    /// <param name="message">A few words for the person who waits.</param>
    void Report(double done, double? total = null, string? message = null);
}
