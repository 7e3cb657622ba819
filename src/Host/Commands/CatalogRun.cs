using McpServer.Application.Catalog;
using McpServer.Host.Settings;

namespace McpServer.Host.Commands;

/// <summary>A run of a command that needs the catalog, and no tenant.</summary>
internal static class CatalogRun
{
    public static async Task<int> GuardedAsync(
        CommandHost host,
        Func<ToolCatalog, CancellationToken, Task<int>> action,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var app = host.Compose();
            return await action(app.Services.GetRequiredService<ToolCatalog>(), cancellationToken);
        }
        catch (Exception exception) when (StartMessages.CanExplain(exception))
        {
            host.Terminal.Fault($"The tools cannot be read:\n{StartMessages.Sentences(exception)}");
            return ExitCode.Failure;
        }
    }
}
