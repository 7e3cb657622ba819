using System.Diagnostics;
using McpServer.Host.Health;
using McpServer.Host.Mcp;
using Serilog.Events;
using Serilog.Parsing;

namespace McpServer.Host.Logging;

/// <summary>Writes one line for each request when it is over: what was asked, what came of it, for whom.</summary>
internal sealed class RequestLog(RequestDelegate next, Serilog.ILogger root, TimeProvider clock)
{
    private const int Properties = 11;

    private static readonly MessageTemplate Template = new MessageTemplateParser().Parse(
        "{RequestMethod} {RequestPath} {StatusCode} in {Elapsed} ms: {Tool} {Outcome} for {Subject} by {Client}"
    );

    private static readonly ScalarValue Nothing = new("-");

    // By its source, so that a setting for it holds.
    private readonly Serilog.ILogger _logger = root.ForContext<RequestLog>();

    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            Write(context, Stopwatch.GetElapsedTime(started));
        }
    }

    private void Write(HttpContext context, TimeSpan elapsed)
    {
        var level = context.Request.Path.StartsWithSegments(HealthEndpoints.Prefix, StringComparison.Ordinal)
            ? LogEventLevel.Verbose
            : LogEventLevel.Information;
        if (!_logger.IsEnabled(level))
        {
            return;
        }

        var request = context.RequestServices.GetRequiredService<McpRequest>();
        var caller = request.HasCaller ? request.Caller : null;
        var activity = Activity.Current;
        _logger.Write(
            LogEvent.UnstableAssembleFromParts(
                clock.GetLocalNow(),
                level,
                exception: null,
                Template,
                new Dictionary<string, LogEventPropertyValue>(Properties, StringComparer.Ordinal)
                {
                    ["RequestMethod"] = new ScalarValue(context.Request.Method),
                    ["RequestPath"] = new ScalarValue(context.Request.Path.Value),
                    ["StatusCode"] = new ScalarValue(context.Response.StatusCode),
                    ["Elapsed"] = new ScalarValue(Math.Round(elapsed.TotalMilliseconds, 1)),
                    ["Tool"] = Of(request.Tool),
                    ["Outcome"] = Of(request.Outcome),
                    ["Subject"] = Of(caller?.Subject),
                    ["Client"] = Of(caller?.ClientId),
                    // Behind a trusted proxy, that of the client as the proxy tells it.
                    ["RemoteAddress"] = Of(context.Connection.RemoteIpAddress?.ToString()),
                },
                activity?.TraceId ?? default,
                activity?.SpanId ?? default
            )
        );
    }

    private static ScalarValue Of(string? text) => text is null ? Nothing : new(text);
}
