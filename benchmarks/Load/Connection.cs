using System.Net;
using System.Net.Sockets;

namespace McpServer.Benchmarks.Load;

/// <summary>One connection that is kept alive and carries one request at a time.</summary>
internal sealed class Connection(IPEndPoint target) : IDisposable
{
    private readonly WireResponse _response = new();
    private Socket? _socket;

    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        _socket?.Dispose();
        _socket = new(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await _socket.ConnectAsync(target, cancellationToken);
    }

    /// <summary>Sends a request and reads its whole answer; what is wrong with it, or null.</summary>
    public async ValueTask<string?> ExchangeAsync(
        ReadOnlyMemory<byte> request,
        Expectation expected,
        CancellationToken cancellationToken
    )
    {
        _response.Clear();
        for (var sent = 0; sent < request.Length; )
        {
            sent += await _socket!.SendAsync(request[sent..], SocketFlags.None, cancellationToken);
        }

        int count;
        do
        {
            count = await _socket!.ReceiveAsync(_response.Free(), SocketFlags.None, cancellationToken);
            if (count == 0)
            {
                return "the server closed the connection";
            }
        } while (!_response.Add(count));

        return _response.FaultOf(expected);
    }

    public void Dispose() => _socket?.Dispose();
}
