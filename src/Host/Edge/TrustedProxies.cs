using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
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
        var written = text?.Split('/');
        if (written is not { Length: 1 or 2 } || !TryParseAddress(written[0], out var address))
        {
            return false;
        }

        if (written.Length == 1)
        {
            network = new(address, address.GetAddressBytes().Length * 8);
            return true;
        }

        return IPNetwork.TryParse(text, out network) && network.PrefixLength > LeastPrefix(network.BaseAddress);
    }

    // IPAddress takes '10.5' for 10.0.0.5 and '010.0.0.5' for 8.0.0.5: the operator meant another host.
    private static bool TryParseAddress(string text, [NotNullWhen(true)] out IPAddress? address) =>
        IPAddress.TryParse(text, out address)
        && (address.AddressFamily is AddressFamily.InterNetworkV6 || address.ToString() == text);

    // All of IPv4 fits into this part of IPv6.
    private static int LeastPrefix(IPAddress address) => address.IsIPv4MappedToIPv6 ? 96 : 0;

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
