using System.Net;

namespace McpServer.Infrastructure.Auth0.Management;

/// <summary>Connections that go where they are told, remember nothing, and unpack nothing.</summary>
internal static class CautiousHandler
{
    public static void Configure(SocketsHttpHandler handler)
    {
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.AutomaticDecompression = DecompressionMethods.None;
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
    }
}
