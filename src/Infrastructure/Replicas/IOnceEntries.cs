namespace McpServer.Infrastructure.Replicas;

/// <summary>Where the entries of <see cref="OnceStore"/> are: in this process, or in one that all replicas ask.</summary>
internal interface IOnceEntries
{
    Task<bool> TryAddAsync(string key, string value, TimeSpan lifetime, CancellationToken cancellationToken);

    Task<string?> FindAsync(string key, CancellationToken cancellationToken);

    Task PutAsync(string key, string value, TimeSpan lifetime, CancellationToken cancellationToken);

    Task RemoveAsync(string key, CancellationToken cancellationToken);
}
