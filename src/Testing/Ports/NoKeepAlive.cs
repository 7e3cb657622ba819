using McpServer.Application.Ports;

namespace McpServer.Testing.Ports;

/// <summary>There is no connection that could be taken for dead.</summary>
internal sealed class NoKeepAlive : IKeepAlive
{
    public IAsyncDisposable Begin() => new Nothing();

    private sealed class Nothing : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
