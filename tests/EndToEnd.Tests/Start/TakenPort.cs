using System.Net;
using System.Net.Sockets;
using McpServer.TestBench;

namespace McpServer.EndToEnd.Tests.Start;

/// <summary>A port on which another program listens.</summary>
internal sealed class TakenPort : IDisposable
{
    private readonly TcpListener _other;

    public TakenPort()
    {
        while (_other is null)
        {
            var other = new TcpListener(IPAddress.Loopback, LoopbackPort.Find());
            try
            {
                other.Start();
                _other = other;
            }
            catch (SocketException)
            {
                // Somebody was faster; try the next.
                other.Dispose();
            }
        }
    }

    public int Number => ((IPEndPoint)_other.LocalEndpoint).Port;

    public void Dispose() => _other.Dispose();
}
