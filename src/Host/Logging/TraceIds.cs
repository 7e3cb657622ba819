using System.Diagnostics;

namespace McpServer.Host.Logging;

/// <summary>
/// Gives each request a trace id, which the audit, the log and a broken tool's answer name: the caller's, if it sends one
/// (W3C Trace Context), or a new one. ASP.NET Core does it itself when somebody traces.
/// </summary>
internal sealed class TraceIds(RequestDelegate next)
{
    private const string Name = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    public async Task InvokeAsync(HttpContext context)
    {
        using var activity = Activity.Current is null ? Start(context.Request.Headers) : null;
        await next(context);
    }

    private static Activity Start(IHeaderDictionary headers)
    {
        var activity = new Activity(Name);
        if (ActivityContext.TryParse(headers.TraceParent, headers.TraceState, isRemote: true, out var parent))
        {
            activity.SetParentId(parent.TraceId, parent.SpanId, parent.TraceFlags);
            activity.TraceStateString = parent.TraceState;
        }

        return activity.Start();
    }
}
