namespace McpServer.LocalAuth0.Safety;

/// <summary>What must hold before the stand-in may listen: it hands out tokens to whoever asks.</summary>
internal static class StartRules
{
    public static Uri Check(LocalTenant tenant, string? environment)
    {
        if (string.Equals(environment, "Production", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(
                "LocalAuth0 is for development and tests and does not start when the environment is Production. "
                    + "Point the server at a real Auth0 tenant with Auth0:Domain, or unset ASPNETCORE_ENVIRONMENT."
            );
        }

        if (
            !Uri.TryCreate(tenant.Issuer, UriKind.Absolute, out var issuer)
            || !(
                issuer.Scheme == Uri.UriSchemeHttp || (issuer.Scheme == Uri.UriSchemeHttps && tenant.Listen is not null)
            )
            || !issuer.IsLoopback
            || issuer.AbsolutePath != "/"
            || !string.Equals(issuer.AbsoluteUri, tenant.Issuer, StringComparison.Ordinal)
        )
        {
            throw new InvalidOperationException(
                $"The issuer '{tenant.Issuer}' is not a loopback address of the form http://localhost:3002/ "
                    + "(http, loopback host, port, trailing slash). LocalAuth0 listens nowhere else."
            );
        }

        return issuer;
    }

    /// <summary>Where to listen: on loopback, or in a container on its own addresses.</summary>
    public static Uri CheckListen(LocalTenant tenant, bool isContainer)
    {
        var address = tenant.Listen ?? tenant.Issuer;
        if (
            !Uri.TryCreate(address, UriKind.Absolute, out var listen)
            || listen.Scheme != Uri.UriSchemeHttp
            || listen.AbsolutePath != "/"
            || !(listen.IsLoopback || (isContainer && listen.Host is "0.0.0.0"))
        )
        {
            throw new InvalidOperationException(
                $"LocalAuth0 cannot listen on '{address}': name a loopback address such as http://localhost:3012/; only in a "
                    + "container also http://0.0.0.0:3002/, whose port is to be published on loopback."
            );
        }

        return listen;
    }
}
