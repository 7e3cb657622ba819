using System.Net.Sockets;
using Garnet;

namespace McpServer.TestBench;

/// <summary>A server that speaks Redis, in this process, on a port of its own. It can be stopped and started again.</summary>
public sealed class RedisServer : IDisposable
{
    private GarnetServer? _server;

    private RedisServer(int port) => Port = port;

    public int Port { get; }

    /// <summary>For those who expect answers: the machine may be busy.</summary>
    public string Configuration => ConfigurationWithin(Patience.Limit);

    /// <summary>For those who expect none.</summary>
    public string HastyConfiguration => ConfigurationWithin(TimeSpan.FromSeconds(2));

    public static async Task<RedisServer> StartAsync() =>
        await LoopbackPort.StartOnFreePortAsync(port =>
        {
            var redis = new RedisServer(port);
            redis.Start();
            return Task.FromResult(redis);
        });

    public void Start()
    {
        _server = new GarnetServer([
            "--port",
            $"{Port}",
            "--bind",
            "127.0.0.1",
            "--memory",
            "64m",
            "--index",
            "1m",
            "--logger-level",
            "Error",
        ]);
        try
        {
            _server.Start();
        }
        catch (SocketException exception)
        {
            Stop();
            throw new IOException($"Port {Port} is taken.", exception);
        }
    }

    public void Stop()
    {
        _server?.Dispose();
        _server = null;
    }

    public void Dispose() => Stop();

    private string ConfigurationWithin(TimeSpan time) =>
        $"localhost:{Port},connectTimeout={time.TotalMilliseconds},syncTimeout={time.TotalMilliseconds},asyncTimeout={time.TotalMilliseconds}";
}
