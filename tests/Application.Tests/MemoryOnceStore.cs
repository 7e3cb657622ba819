using System.Collections.Concurrent;
using McpServer.Application.Once;
using McpServer.Application.Ports;

namespace McpServer.Application.Tests;

/// <summary>Keeps what it is given, for as long as the test wants it to.</summary>
internal sealed class MemoryOnceStore : IOnceStore
{
    private readonly ConcurrentDictionary<string, string> _entries = new(StringComparer.Ordinal);

    public bool IsDown { get; set; }

    public IReadOnlyDictionary<string, string> Entries => _entries;

    public TimeSpan? LastLifetime { get; private set; }

    public ValueTask<string?> AddAsync(string key, string value, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        LastLifetime = lifetime;
        return ValueTask.FromResult(_entries.TryAdd(key, value) ? null : _entries[key]);
    }

    public ValueTask ReplaceAsync(string key, string value, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        _entries[key] = value;
        return ValueTask.CompletedTask;
    }

    public ValueTask RemoveAsync(string key, CancellationToken cancellationToken)
    {
        ThrowIfDown();
        _entries.TryRemove(key, out _);
        return ValueTask.CompletedTask;
    }

    /// <summary>Waits for a call that goes on after its caller was answered.</summary>
    public async Task WaitForAsync(Func<string, bool> kept)
    {
        while (!_entries.Values.Any(kept))
        {
            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void ThrowIfDown()
    {
        if (IsDown)
        {
            throw new StoreUnavailableException("down");
        }
    }
}
