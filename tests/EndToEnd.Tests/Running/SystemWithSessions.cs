namespace McpServer.EndToEnd.Tests.Running;

/// <summary>The system as an operator has it who wants older clients to be asked.</summary>
public sealed class SystemWithSessions : IAsyncLifetime
{
    private RunningSystem? _running;

    public RunningSystem Running => _running ?? throw new InvalidOperationException("It has not been started.");

    public async ValueTask InitializeAsync() =>
        _running = await RunningSystem.StartAsync(server => server.Configuration["Mcp:Sessions"] = "true");

    public ValueTask DisposeAsync() => _running?.DisposeAsync() ?? ValueTask.CompletedTask;
}
