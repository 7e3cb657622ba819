namespace McpServer.Host.Mcp.Messages;

/// <summary>The media type of one message.</summary>
internal static class PlainJson
{
    public const string MediaType = "application/json";

    private const string WithCharset = "application/json; charset=utf-8";

    /// <summary>Whether a request has it, as clients write it; another spelling may mean it too.</summary>
    public static bool IsTypeOf(HttpRequest request) =>
        request.ContentType is { } type
        && (
            type.Equals(MediaType, StringComparison.OrdinalIgnoreCase)
            || type.Equals(WithCharset, StringComparison.OrdinalIgnoreCase)
        );
}
