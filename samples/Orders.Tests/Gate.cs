using System.Data.Common;
using System.Threading.Channels;
using McpServer.Samples.Orders.Storage;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Samples.Orders.Tests;

/// <summary>Holds whoever reads the database, from when it is closed to when it is opened.</summary>
internal sealed class Gate : DbCommandInterceptor
{
    private readonly Channel<DbCommand> _waiting = Channel.CreateUnbounded<DbCommand>();
    private TaskCompletionSource? _opening;

    public void AddTo(IServiceCollection services) =>
        services.ConfigureDbContext<OrdersDatabase>(database => database.AddInterceptors(this));

    public void Close() => _opening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => _opening?.SetResult();

    public async Task HasWaitingAsync(int count)
    {
        for (var arrived = 0; arrived < count; arrived++)
        {
            await _waiting.Reader.ReadAsync(TestContext.Current.CancellationToken);
        }
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        if (_opening is { Task: var opening })
        {
            await _waiting.Writer.WriteAsync(command, cancellationToken);
            await opening.WaitAsync(cancellationToken);
        }

        return result;
    }
}
