using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Application.Once;
using McpServer.Application.Ports;
using MediatR;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace McpServer.Application.Behaviours;

/// <summary>
/// Carries a tool out at most once for each caller, tool and idempotency key. The same arguments get the same answer
/// again, other arguments are refused, and a call whose end is not known is never tried a second time.
/// </summary>
internal sealed partial class AnswerOnce<TTool, TResult>(
    CurrentCall current,
    IOnceStore once,
    ICallerAccessor callers,
    IOptions<CatalogOptions> options,
    ILogger<CurrentCall> log
) : IPipelineBehavior<TTool, TResult>
    where TTool : ITool, IIdempotent, IRequest<TResult>
    where TResult : IToolResult<TResult>
{
    public async Task<TResult> Handle(
        TTool request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResult> next
    )
    {
        if (request.IdempotencyKey is not { } key)
        {
            return await next();
        }

        var name = NameOf(key);
        var begun = new EarlierCall(CanonicalJson.HashOf(current.Request.GivenArguments), Answer: null);
        string? found;
        try
        {
            // Given up half-way, the key could be taken by a call that nobody carried out.
            found = await once.AddAsync(name, begun.ToString(), options.Value.RememberAnswers, CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // Carrying it out without remembering it would break the promise of the key.
            return TResult.Refuse(
                ToolError.Unavailable(
                    "Idempotency keys cannot be kept now, so nothing was done. Call again in a moment."
                )
            );
        }

        return found is null ? await RunAsync(name, begun, next) : Repeat(EarlierCall.Parse(found), begun.ArgumentHash);
    }

    private TResult Repeat(EarlierCall earlier, string argumentHash)
    {
        if (earlier.ArgumentHash != argumentHash)
        {
            return TResult.Refuse(
                ToolError.Refused("This idempotency key was used before with other arguments. Choose a new key.")
            );
        }

        if (earlier.Answer is not { } answer)
        {
            return TResult.Refuse(
                ToolError.Unavailable(
                    "A call with this idempotency key is still running, or ended in an unknown way. Look whether it was "
                        + "done; then call again with the same key to hear its answer, or with a new key to do it again."
                )
            );
        }

        current.Note("answered as an earlier call with its idempotency key");
        return TResult.Again(answer);
    }

    private async Task<TResult> RunAsync(string name, EarlierCall begun, RequestHandlerDelegate<TResult> next)
    {
        // What throws, or is given up, may have been done: the key then stays taken.
        var result = await next();
        try
        {
            // Kept to the end also when the client is gone: it is the next call that wants to know.
            await (
                result.ToContent() is { } content
                    ? once.ReplaceAsync(
                        name,
                        (begun with { Answer = content }).ToString(),
                        options.Value.RememberAnswers,
                        CancellationToken.None
                    )
                    : once.RemoveAsync(name, CancellationToken.None)
            );
        }
        catch (StoreUnavailableException)
        {
            LogNotKept(current.Tool.Definition.Name.Value);
        }

        return result;
    }

    private string NameOf(string key)
    {
        var caller = callers.Caller;
        string?[] parts =
        [
            caller.Issuer,
            caller.Organization,
            caller.Subject,
            caller.ClientId,
            current.Tool.Definition.Name.Value,
            key,
        ];
        return $"once:{CanonicalJson.HashOf(JsonSerializer.SerializeToElement(parts))}";
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "What became of a call of {Tool} could not be kept: its idempotency key stays taken without an answer"
    )]
    private partial void LogNotKept(string tool);
}
