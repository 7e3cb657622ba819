using Garnet;
using McpServer.TestBench;

namespace McpServer.Infrastructure.Tests.Replicas;

/// <summary>A server that speaks Redis, in this process, on a port of its own. It can be stopped and started again.</summary>
internal sealed class RedisServer : IDisposable
{
    private GarnetServer? _server;

    private RedisServer(int port) => Port = port;

    public int Port { get; }

    public string Configuration => $"localhost:{Port},connectTimeout=2000,syncTimeout=2000,asyncTimeout=2000";

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
        _server.Start();
    }

    public void Stop()
    {
        _server?.Dispose();
        _server = null;
    }

    public void Dispose() => Stop();
}
