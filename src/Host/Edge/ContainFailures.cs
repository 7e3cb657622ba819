using System.Text.Json;
using McpServer.Application.UseCases;
using McpServer.Host.Mcp;
using MediatR;

namespace McpServer.Host.Edge;

/// <summary>Whatever breaks, the client reads one plain sentence and the log what an operator needs; nothing leaks.</summary>
internal sealed partial class ContainFailures(RequestDelegate next, ILogger<ContainFailures> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to answer.
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            await JsonRpcFailure.WriteAsync(
                context,
                exception.StatusCode,
                JsonRpcFailure.InvalidRequest,
                "The request could not be read."
            );
        }
#pragma warning disable CA1031 // The edge: nothing above would answer any better.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await AnswerAsync(context, exception);
        }
    }

    private async Task AnswerAsync(HttpContext context, Exception exception)
    {
        var thrower = exception.TargetSite;
        if (context.Response.HasStarted)
        {
            LogBroken(exception.GetType().FullName, thrower?.DeclaringType?.FullName, thrower?.Name);
            context.Abort();
        }
        else if (
            IsUnreadableMessage(exception)
            && context.RequestServices.GetRequiredService<McpRequest>() is { HasCaller: true, Outcome: null }
        )
        {
            // The SDK 2.3.1 lets what it cannot read as a call, such as a name that is a number, escape as a 500.
            var mediator = context.RequestServices.GetRequiredService<IMediator>();
            _ = await mediator.Send(CallTool.Unreadable("the call could not be read"), context.RequestAborted);
            context.RequestServices.GetRequiredService<McpRequest>().End(tool: null, "Malformed");
            await JsonRpcFailure.WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                JsonRpcFailure.InvalidRequest,
                "The message could not be read."
            );
        }
        else
        {
            LogBroken(exception.GetType().FullName, thrower?.DeclaringType?.FullName, thrower?.Name);
            await JsonRpcFailure.WriteAsync(
                context,
                StatusCodes.Status500InternalServerError,
                JsonRpcFailure.InternalError,
                "The server failed. Tell its operator the time of this request."
            );
        }
    }

    // Tools cannot throw as far as this, so what the JSON library throws is about the message itself.
    private static bool IsUnreadableMessage(Exception exception) =>
        exception is JsonException or InvalidOperationException or FormatException
        && exception.TargetSite?.DeclaringType?.Namespace?.StartsWith("System.Text.Json", StringComparison.Ordinal)
            == true;

    // Only where and what it was: the message and the stack may hold arguments.
    [LoggerMessage(Level = LogLevel.Error, Message = "A request broke with {Exception} in {Type}.{Method}")]
    private partial void LogBroken(string? exception, string? type, string? method);
}
