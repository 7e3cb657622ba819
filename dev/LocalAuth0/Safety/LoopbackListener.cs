using System.Net;

namespace McpServer.LocalAuth0.Safety;

internal static class LoopbackListener
{
    public static IWebHostBuilder UseLoopback(this IWebHostBuilder host, Uri listen) =>
        host.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (IPAddress.TryParse(listen.DnsSafeHost, out var address))
            {
                kestrel.Listen(address, listen.Port);
            }
            else
            {
                kestrel.ListenLocalhost(listen.Port);
            }
        });

    /// <summary>Whatever speaks TLS in front, the addresses in the documents are the issuer's.</summary>
    public static void UseSchemeOf(this IApplicationBuilder app, Uri issuer) =>
        app.Use(
            (context, next) =>
            {
                context.Request.Scheme = issuer.Scheme;
                return next(context);
            }
        );
}
