using Microsoft.AspNetCore.Http.Features;

namespace McpServer.LocalAuth0.Management;

/// <summary>What happens to every request to the Management API before and after its endpoint.</summary>
internal sealed class ManagementFrontDoor(
    ManagementRate rate,
    ManagementFaults faults,
    ManagementRequests requests,
    TimeProvider clock
) : IDisposable
{
    private static readonly TimeSpan LongerThanAnyoneWaits = TimeSpan.FromMinutes(10);

    // One change at a time: two that each look first whether a name is free must not both find that it is.
    private readonly SemaphoreSlim _changing = new(1, 1);

    public void Dispose() => _changing.Dispose();

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var hasAnswered = false;
        try
        {
            hasAnswered = await AnswerAsync(context, next);
        }
        finally
        {
            requests.Add(
                new ManagementRequest(
                    context.Request.Method,
                    context.Features.Get<IHttpRequestFeature>()!.RawTarget,
                    hasAnswered ? context.Response.StatusCode : null,
                    context.Request.Headers["x-correlation-id"].FirstOrDefault()
                )
            );
        }

        if (!hasAnswered)
        {
            // Last, so that whoever notices it finds the request in the list.
            context.Abort();
        }
    }

    /// <summary>False when the connection is to be closed without an answer.</summary>
    private async Task<bool> AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var allowance = rate.Take();
        context.Response.Headers["X-RateLimit-Limit"] = $"{allowance.Limit}";
        context.Response.Headers["X-RateLimit-Remaining"] = $"{allowance.Remaining}";
        context.Response.Headers["X-RateLimit-Reset"] = $"{allowance.Reset.ToUnixTimeSeconds()}";
        if (!allowance.IsAllowed)
        {
            await RefuseAsync(context, allowance.RetryAfter);
            return true;
        }

        switch (faults.Take(context.Request))
        {
            case null:
                await ServeAsync(context, next);
                return true;
            case { Kind: ManagementFault.TooManyRequests } fault:
                context.Response.Headers["X-RateLimit-Remaining"] = "0";
                await RefuseAsync(context, fault.RetryAfter);
                return true;
            case { Kind: ManagementFault.Timeout }:
                await Task.Delay(LongerThanAnyoneWaits, clock, context.RequestAborted);
                return false;
            case { Kind: ManagementFault.Drop }:
                return false;
            case { Kind: ManagementFault.DropAfter }:
                context.Response.Body = Stream.Null;
                await ServeAsync(context, next);
                return false;
            case { Kind: ManagementFault.Expired }:
                await ManagementError.InvalidToken(ManagementAccess.ExpiredToken).ExecuteAsync(context);
                return true;
            case { Kind: "503" }:
                await ManagementError.Of(503, "Service Unavailable").ExecuteAsync(context);
                return true;
            default:
                await ManagementError.Of(500, "Internal error").ExecuteAsync(context);
                return true;
        }
    }

    private async Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await next(context);
            return;
        }

        await _changing.WaitAsync(context.RequestAborted);
        try
        {
            await next(context);
        }
        finally
        {
            _changing.Release();
        }
    }

    private static Task RefuseAsync(HttpContext context, int retryAfter)
    {
        context.Response.Headers.RetryAfter = $"{retryAfter}";
        return ManagementError
            .Of(
                429,
                "Too many requests. Check the X-RateLimit-Limit, X-RateLimit-Remaining and X-RateLimit-Reset headers.",
                "too_many_requests"
            )
            .ExecuteAsync(context);
    }
}
