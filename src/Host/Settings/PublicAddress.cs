namespace McpServer.Host.Settings;

/// <summary>The address that clients use, in its two parts: an origin, and the path that a proxy serves this server under.</summary>
/// <param name="Origin">Scheme and host as a browser sends them, without a slash at the end.</param>
/// <param name="PathBase">Empty, or such as <c>/tools</c>.</param>
internal sealed record PublicAddress(string Origin, string PathBase)
{
    /// <param name="publicUrl">One that <see cref="IsValid"/> accepts.</param>
    public static PublicAddress Of(string publicUrl)
    {
        var url = new Uri(publicUrl);
        return new(url.GetLeftPart(UriPartial.Authority), url.AbsolutePath.TrimEnd('/'));
    }

    /// <summary>Whether it is an address without a path.</summary>
    public static bool IsOrigin(string? address) => IsAddress(address, out var url) && url.AbsolutePath is "/";

    /// <summary>Whether clients can be given the address, followed by <c>/mcp</c>.</summary>
    public static bool IsValid(string? address) =>
        IsAddress(address, out var url) && (url.AbsolutePath is "/" || IsPathBase(url));

    private static bool IsAddress(string? address, out Uri url) =>
        Uri.TryCreate(address, UriKind.Absolute, out url!)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && url.Query.Length == 0
        && url.Fragment.Length == 0
        && url.UserInfo.Length == 0
        && IsWrittenPlainly(url);

    // What Uri tidied up, such as a space or the usual port, would be one address here and another one in a client.
    private static bool IsWrittenPlainly(Uri url)
    {
        var origin = url.GetLeftPart(UriPartial.Authority);
        return url.OriginalString.StartsWith(origin, StringComparison.OrdinalIgnoreCase)
            && (url.AbsolutePath is not "/" || url.OriginalString[origin.Length..] is "" or "/");
    }

    private static bool IsPathBase(Uri url)
    {
        var path = url.AbsolutePath.TrimEnd('/');
        var written = url.OriginalString[(url.Scheme.Length + Uri.SchemeDelimiter.Length)..].TrimEnd('/');
        return written.EndsWith(path, StringComparison.Ordinal)
            && written.IndexOf('/', StringComparison.Ordinal) == written.Length - path.Length
            && path.Split('/').Skip(1).All(IsPlain)
            // Whoever writes the endpoint would get it twice.
            && !path.EndsWith(ServerOptions.McpPath, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsPlain(string segment) =>
        segment.Length > 0 && segment.All(letter => char.IsAsciiLetterOrDigit(letter) || "-._~".Contains(letter));
}
