using StackExchange.Redis;

namespace McpServer.Infrastructure.Replicas;

/// <summary>Entries that all replicas share. Redis decides who is first (<c>SET NX</c>), and forgets in time (<c>PX</c>).</summary>
internal sealed class EntriesInRedis(RedisConnection redis) : IOnceEntries
{
    public Task<bool> TryAddAsync(string key, string value, TimeSpan lifetime, CancellationToken cancellationToken) =>
        redis.AskAsync(
            (database, name) => database.StringSetAsync(name, value, lifetime, When.NotExists),
            key,
            cancellationToken
        );

    public async Task<string?> FindAsync(string key, CancellationToken cancellationToken) =>
        await redis.AskAsync((database, name) => database.StringGetAsync(name), key, cancellationToken);

    public Task PutAsync(string key, string value, TimeSpan lifetime, CancellationToken cancellationToken) =>
        redis.AskAsync((database, name) => database.StringSetAsync(name, value, lifetime), key, cancellationToken);

    public Task RemoveAsync(string key, CancellationToken cancellationToken) =>
        redis.AskAsync((database, name) => database.KeyDeleteAsync(name), key, cancellationToken);
}
