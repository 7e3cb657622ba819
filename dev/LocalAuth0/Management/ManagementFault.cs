namespace McpServer.LocalAuth0.Management;

/// <summary>How requests to the Management API fail, and which of them.</summary>
internal sealed record ManagementFault(string Kind, int Skip, int Times, int RetryAfter)
{
    public const string Timeout = "timeout";
    public const string Drop = "drop";
    public const string DropAfter = "drop-after";
    public const string Expired = "expired";
    public const string TooManyRequests = "429";

    public static IReadOnlyList<string> Kinds { get; } =
    [TooManyRequests, "500", "503", Timeout, Drop, DropAfter, Expired];

    public string? Path { get; init; }

    public string? Method { get; init; }

    /// <summary>A path as it is written in requests, whether or not the prefix was left out.</summary>
    public static string? Normal(string? path)
    {
        if (path is null)
        {
            return null;
        }

        var rooted = path.StartsWith('/') ? path : $"/{path}";
        return rooted.StartsWith(ManagementEndpoints.Path, StringComparison.Ordinal)
            ? rooted
            : ManagementEndpoints.Path + rooted;
    }

    public bool Concerns(HttpRequest request) =>
        (Path is null || RawPath(request).StartsWith(Path, StringComparison.OrdinalIgnoreCase))
        && (Method is null || string.Equals(Method, request.Method, StringComparison.OrdinalIgnoreCase));

    private static string RawPath(HttpRequest request) => request.Path.Value ?? string.Empty;
}
