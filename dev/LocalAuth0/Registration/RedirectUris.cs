namespace McpServer.LocalAuth0.Registration;

/// <summary>Where codes may be sent to: https anywhere, http to this computer only, no patterns.</summary>
internal static class RedirectUris
{
    public static string? FaultOf(string? address)
    {
        if (string.IsNullOrEmpty(address))
        {
            return "A redirect URI is empty.";
        }

        if (address.Contains('*', StringComparison.Ordinal))
        {
            return $"'{address}' has a wildcard; list every redirect URI in full.";
        }

        if (
            !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || !Uri.IsWellFormedUriString(address, UriKind.Absolute)
        )
        {
            return $"'{address}' is not an absolute URI.";
        }

        if (uri.Fragment.Length > 0 || address.Contains('#', StringComparison.Ordinal))
        {
            return $"'{address}' has a fragment.";
        }

        if (uri.UserInfo.Length > 0)
        {
            return $"'{address}' contains a user name.";
        }

        return uri.Scheme == Uri.UriSchemeHttps || IsLoopback(uri)
            ? null
            : $"'{address}' must use https, or http on a loopback address.";
    }

    public static bool IsLoopback(Uri uri) => uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback;

    /// <summary>RFC 8252, section 7.3: a native application may listen on whatever port was free; all else is exact.</summary>
    public static bool Matches(string registered, string requested)
    {
        if (string.Equals(registered, requested, StringComparison.Ordinal))
        {
            return true;
        }

        return Uri.TryCreate(registered, UriKind.Absolute, out var known)
            && Uri.TryCreate(requested, UriKind.Absolute, out var asked)
            && IsLoopback(known)
            && IsLoopback(asked)
            && asked.UserInfo.Length == 0
            && string.Equals(known.Host, asked.Host, StringComparison.Ordinal)
            && string.Equals(AfterPort(known), AfterPort(asked), StringComparison.Ordinal);
    }

    // As it was written: a parser would take 'x/../callback' for 'callback'.
    private static string AfterPort(Uri uri)
    {
        var authority = uri.GetLeftPart(UriPartial.Authority);
        return uri.OriginalString.StartsWith(authority, StringComparison.Ordinal)
            ? uri.OriginalString[authority.Length..]
            : uri.OriginalString;
    }
}
