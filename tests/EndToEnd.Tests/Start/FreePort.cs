using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace McpServer.EndToEnd.Tests.Start;

/// <summary>Finds a port that nobody listens on.</summary>
internal static class FreePort
{
    // From 32768 on Linux hands ports out to outgoing connections, so that one could be gone when it is wanted.
    private const int Lowest = 12_000;
    private const int AboveHighest = 32_768;

    // Tests run side by side, and a port stays free until whoever was given it listens.
    private static readonly ConcurrentDictionary<int, int> GivenOut = new();

    public static int Find()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(Lowest, AboveHighest);
            if (GivenOut.TryAdd(port, port) && IsFree(port))
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
