using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.Host.Mcp;
using Microsoft.AspNetCore.Authorization;

namespace McpServer.Host.Challenges;

/// <summary>
/// Lets nobody through to an endpoint without a valid access token, unless the endpoint says that it is public. An
/// endpoint that somebody adds and forgets about is therefore closed.
/// </summary>
internal sealed partial class RequireCaller(
    RequestDelegate next,
    IAccessTokens tokens,
    Challenge challenge,
    ILogger<RequireCaller> log
)
{
    public Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        return endpoint is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            ? next(context)
            : AuthenticateAsync(context);
    }

    private Task AuthenticateAsync(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization;
        if (BearerToken.IsAmbiguous(authorization))
        {
            LogAmbiguous();
            return challenge.RefuseAmbiguousTokenAsync(context);
        }

        if (!BearerToken.TryRead(authorization, out var token))
        {
            return challenge.RefuseMissingTokenAsync(context);
        }

        // A remembered token is decided at once, and then there is nothing to wait for.
        var verdict = tokens.ValidateAsync(token, context.RequestAborted);
#pragma warning disable VSTHRD103 // It has ended, so its result blocks nobody.
        return verdict.IsCompletedSuccessfully
            ? AnswerAsync(context, verdict.Result)
            : AnswerLaterAsync(context, verdict);
#pragma warning restore VSTHRD103
    }

    private async Task AnswerLaterAsync(HttpContext context, ValueTask<TokenVerdict> verdict) =>
        await AnswerAsync(context, await verdict);

    private Task AnswerAsync(HttpContext context, TokenVerdict verdict)
    {
        switch (verdict)
        {
            case TokenVerdict.Accepted accepted:
                McpRequest.Of(context).Begin(context, accepted.Caller);
                return next(context);
            case TokenVerdict.Rejected rejected:
                return challenge.RefuseTokenAsync(context, rejected.Fault);
            case TokenVerdict.Undecided undecided:
                LogUndecided();
                return Challenge.PostponeAsync(context, undecided.RetryAfter);
            default:
                throw new InvalidOperationException("A verdict that nobody taught this switch.");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Refused a request with two Authorization headers")]
    private partial void LogAmbiguous();

    [LoggerMessage(Level = LogLevel.Warning, Message = "An access token cannot be checked: no signing key is known")]
    private partial void LogUndecided();
}
