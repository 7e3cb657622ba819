using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace McpServer.LocalAuth0.Tests.Running;

internal static class FreePort
{
    /// <summary>Below the range that the system hands to client sockets, which would take it away again.</summary>
    public static int Find()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(20_000, 32_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: try another.
            }
        }
    }
}
