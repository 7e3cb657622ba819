using System.Net;
using McpServer.Host.Settings;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace McpServer.Host.Edge;

/// <summary>
/// What proxies tell of the request that they pass on. Only those that the operator named are believed: anybody else
/// could write any client's address into the log, and any host into the request.
/// </summary>
internal static class TrustedProxies
{
    /// <summary>Reads an address or a network; one that holds everybody is none.</summary>
    public static bool TryParse(string? text, out IPNetwork network)
    {
        network = default;
        // IPAddress would take '10' for 0.0.0.10.
        if (
            text is null
            || !(text.Contains('.', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal))
        )
        {
            return false;
        }

        if (text.Contains('/', StringComparison.Ordinal))
        {
            return IPNetwork.TryParse(text, out network) && network.PrefixLength > 0;
        }

        if (!IPAddress.TryParse(text, out var address))
        {
            return false;
        }

        network = new(address, address.GetAddressBytes().Length * 8);
        return true;
    }

    /// <summary>Reads the headers of trusted proxies, and takes off the path that the server is served under.</summary>
    public static void UsePublicAddress(this IApplicationBuilder app)
    {
        var server = app.ApplicationServices.GetRequiredService<IOptions<ServerOptions>>().Value;
        if (server.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders(Headers(server.TrustedProxies));
        }

        // A proxy may take the path off or leave it on: both arrive at the same endpoint.
        app.UsePathBase(PublicAddress.Of(server.PublicUrl).PathBase);
    }

    private static ForwardedHeadersOptions Headers(IEnumerable<string> proxies)
    {
        var headers = new ForwardedHeadersOptions
        {
            ForwardedHeaders =
                ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            // As far back as the proxies are known, however many there are.
            ForwardLimit = null,
        };
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            _ = TryParse(proxy, out var network);
            headers.KnownIPNetworks.Add(network);
        }

        return headers;
    }
}
