using McpServer.Application.Ports;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace McpServer.Infrastructure.Replicas;

/// <summary>The one connection to Redis. It mends itself; until then every question fails at once.</summary>
internal sealed class RedisConnection(IOptions<ReplicaOptions> options, IAuthorizationServer server) : IAsyncDisposable
{
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private ConnectionMultiplexer? _connection;

    /// <summary>Asks about a key of this server: two servers may share one Redis without hearing of each other.</summary>
    public async Task<T> AskAsync<T>(
        Func<IDatabase, RedisKey, Task<T>> question,
        string key,
        CancellationToken cancellationToken
    )
    {
        var connection = _connection ?? await ConnectAsync(cancellationToken);
        return await question(connection.GetDatabase(), $"mcp:{server.Resource}:{key}").WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _connecting.Dispose();
        if (_connection is { } connection)
        {
            await connection.DisposeAsync();
        }
    }

    private async Task<ConnectionMultiplexer> ConnectAsync(CancellationToken cancellationToken)
    {
        var settings = ConfigurationOptions.Parse(options.Value.Redis!);
        // A Redis that is down at start must not keep the tools down that do not need it.
        settings.AbortOnConnectFail = false;
        settings.BacklogPolicy = BacklogPolicy.FailFast;
        await _connecting.WaitAsync(cancellationToken);
        try
        {
            return _connection ??= await ConnectionMultiplexer.ConnectAsync(settings);
        }
        finally
        {
            _connecting.Release();
        }
    }
}
