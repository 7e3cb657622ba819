using McpServer.Application.Ports;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace McpServer.Infrastructure.Replicas;

/// <summary>The one connection to Redis. It mends itself; until then every question fails at once.</summary>
internal sealed class RedisConnection(IOptions<ReplicaOptions> options, IAuthorizationServer server) : IAsyncDisposable
{
    private readonly Lazy<Task<ConnectionMultiplexer>> _connection = new(() => ConnectAsync(options.Value.Redis!));

    /// <summary>Asks about a key of this server: two servers may share one Redis without hearing of each other.</summary>
    public async Task<T> AskAsync<T>(
        Func<IDatabase, RedisKey, Task<T>> question,
        string key,
        CancellationToken cancellationToken
    )
    {
        var connection = await _connection.Value.WaitAsync(cancellationToken);
        return await question(connection.GetDatabase(), $"mcp:{server.Resource}:{key}").WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection.IsValueCreated)
        {
            await (await _connection.Value).DisposeAsync();
        }
    }

    private static Task<ConnectionMultiplexer> ConnectAsync(string configuration)
    {
        var settings = ConfigurationOptions.Parse(configuration);
        // A Redis that is down at start must not keep the tools down that do not need it.
        settings.AbortOnConnectFail = false;
        settings.BacklogPolicy = BacklogPolicy.FailFast;
        return ConnectionMultiplexer.ConnectAsync(settings);
    }
}
