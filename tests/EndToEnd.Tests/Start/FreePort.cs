using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace McpServer.EndToEnd.Tests.Running;

/// <summary>Finds a port that nobody listens on.</summary>
internal static class FreePort
{
    // From 32768 on Linux hands ports out to outgoing connections, so that one could be gone when it is wanted.
    private const int Lowest = 12_000;
    private const int AboveHighest = 32_768;

    public static int Find()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(Lowest, AboveHighest);
            if (IsFree(port))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            // Taken: the next one will do.
            return false;
        }
    }
}
