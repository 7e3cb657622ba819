using McpServer.Application.Catalog;
using MediatR;

namespace McpServer.Testing.Ports;

/// <summary>Keeps what a tool threw, before the server makes one plain sentence of it.</summary>
internal sealed class RecordFault<TTool, TResult>(CallRecord record) : IPipelineBehavior<TTool, TResult>
    where TTool : ITool, IRequest<TResult>
{
    public async Task<TResult> Handle(
        TTool request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResult> next
    )
    {
        try
        {
            return await next();
        }
        catch (Exception exception)
        {
            record.Fault = exception;
            throw;
        }
    }
}
