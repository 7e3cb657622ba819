using McpServer.Application.Once;
using McpServer.Application.Ports;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace McpServer.Infrastructure.Replicas;

/// <summary>Keeps what must not happen twice; whatever goes wrong with it is told as one thing.</summary>
internal sealed partial class OnceStore(IOnceEntries entries, ILogger<OnceStore> log) : IOnceStore
{
    public async ValueTask<string?> AddAsync(
        string key,
        string value,
        TimeSpan lifetime,
        CancellationToken cancellationToken
    )
    {
        try
        {
            while (!await entries.TryAddAsync(key, value, lifetime, cancellationToken))
            {
                if (await entries.FindAsync(key, cancellationToken) is { } found)
                {
                    return found;
                }

                // It expired between the two questions.
            }

            return null;
        }
        catch (Exception exception) when (IsOfStore(exception))
        {
            throw Unavailable(exception);
        }
    }

    public async ValueTask ReplaceAsync(
        string key,
        string value,
        TimeSpan lifetime,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await entries.PutAsync(key, value, lifetime, cancellationToken);
        }
        catch (Exception exception) when (IsOfStore(exception))
        {
            throw Unavailable(exception);
        }
    }

    public async ValueTask RemoveAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            await entries.RemoveAsync(key, cancellationToken);
        }
        catch (Exception exception) when (IsOfStore(exception))
        {
            throw Unavailable(exception);
        }
    }

    private static bool IsOfStore(Exception exception) =>
        exception
            is RedisException
                or RedisCommandException
                or TimeoutException
                or ObjectDisposedException
                or StoreUnavailableException;

    private StoreUnavailableException Unavailable(Exception exception)
    {
        // The message of a Redis client holds keys and commands.
        LogUnavailable(exception.GetType().Name);
        return new StoreUnavailableException("What must not happen twice cannot be remembered now.", exception);
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Approvals and idempotency keys cannot be kept ({Exception}): calls that need them are refused. See Replicas:Redis"
    )]
    private partial void LogUnavailable(string exception);
}
