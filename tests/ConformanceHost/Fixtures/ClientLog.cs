namespace McpServer.ConformanceHost.Fixtures;

/// <summary>A line of the log that a client may ask for; not the server's own.</summary>
internal static partial class ClientLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Text}")]
    public static partial void Line(ILogger log, string text);
}
