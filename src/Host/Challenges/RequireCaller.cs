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

    private async Task AuthenticateAsync(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization;
        if (BearerToken.IsAmbiguous(authorization))
        {
            LogAmbiguous();
            await challenge.RefuseAmbiguousTokenAsync(context);
            return;
        }

        if (!BearerToken.TryRead(authorization, out var token))
        {
            await challenge.RefuseMissingTokenAsync(context);
            return;
        }

        switch (await tokens.ValidateAsync(token, context.RequestAborted))
        {
            case TokenVerdict.Accepted accepted:
                context.RequestServices.GetRequiredService<McpRequest>().Begin(context, accepted.Caller);
                await next(context);
                break;
            case TokenVerdict.Rejected rejected:
                await challenge.RefuseTokenAsync(context, rejected.Fault);
                break;
            case TokenVerdict.Undecided undecided:
                LogUndecided();
                await Challenge.PostponeAsync(context, undecided.RetryAfter);
                break;
            default:
                throw new InvalidOperationException("A verdict that nobody taught this switch.");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Refused a request with two Authorization headers")]
    private partial void LogAmbiguous();

    [LoggerMessage(Level = LogLevel.Warning, Message = "An access token cannot be checked: no signing key is known")]
    private partial void LogUndecided();
}
