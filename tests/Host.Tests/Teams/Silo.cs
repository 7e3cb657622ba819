using McpServer.Application.Catalog;
using McpServer.Application.Ports;

namespace McpServer.Host.Tests.Teams;

/// <summary>The world that the team's tools act upon.</summary>
public sealed class Silo
{
    private int _opened;

    public int Opened => Volatile.Read(ref _opened);

    /// <summary>What <see cref="FillSilo"/> does while it runs.</summary>
    public Func<ICallProgress, CancellationToken, Task<ToolResult<FillSilo.Filled>>> Fill { get; set; } =
        (_, _) => Task.FromResult<ToolResult<FillSilo.Filled>>(new FillSilo.Filled(1));

    public void Open() => Interlocked.Increment(ref _opened);
}
