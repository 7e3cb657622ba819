using System.Net;

namespace McpServer.LocalAuth0.Safety;

internal static class LoopbackListener
{
    public static IWebHostBuilder UseLoopback(this IWebHostBuilder host, Uri issuer) =>
        host.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (IPAddress.TryParse(issuer.DnsSafeHost, out var address))
            {
                kestrel.Listen(address, issuer.Port);
            }
            else
            {
                kestrel.ListenLocalhost(issuer.Port);
            }
        });
}
