using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace McpServer.TestBench;

/// <summary>Ports on this machine for servers of tests.</summary>
public static class LoopbackPort
{
    // Below the range from which the system takes ports for outgoing connections: those come and go.
    private const int First = 12_000;
    private const int End = 32_768;
    private const int MaxTries = 50;

    // Tests run side by side. A port is free until whoever was given it listens, and again while a test has its server down.
    private static readonly ConcurrentDictionary<int, int> GivenOut = new();

    /// <summary>A port that nobody listens on, and that no other test of this process is given.</summary>
    public static int Find()
    {
        for (var tries = 1; ; tries++)
        {
            var port = RandomNumberGenerator.GetInt32(First, End);
            // When all have been given out, one of them has to do.
            if ((GivenOut.TryAdd(port, port) || tries > MaxTries) && IsFree(port))
            {
                return port;
            }
        }
    }

    /// <summary>Starts a server on such a port; tries others when another program takes it first.</summary>
    /// <param name="startAsync">Starts it on the given port, or throws an <see cref="IOException"/> when it is taken.</param>
    public static async Task<T> StartOnFreePortAsync<T>(Func<int, Task<T>> startAsync)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await startAsync(Find());
            }
            catch (IOException) when (tries < MaxTries) { }
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
            return false;
        }
    }
}
