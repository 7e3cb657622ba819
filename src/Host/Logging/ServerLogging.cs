using System.Globalization;
using McpServer.Host.Health;
using McpServer.Host.Mcp;
using McpServer.Infrastructure;
using ModelContextProtocol;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace McpServer.Host.Logging;

/// <summary>Structured logs on standard output: JSON lines, in Development text. Never a token or an argument.</summary>
internal static class ServerLogging
{
    private const string Text = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}";

    // Below these levels they write addresses with their query, headers, whole messages, or an error for every call
    // that we refuse.
    private static readonly (string Source, LogEventLevel Least)[] Talkative =
    [
        ("Microsoft.AspNetCore", LogEventLevel.Warning),
        ("System.Net.Http", LogEventLevel.Warning),
        ("ModelContextProtocol", LogEventLevel.Error),
    ];

    public static void AddServerLogging(this WebApplicationBuilder builder) =>
        builder.Services.AddSerilog(
            (_, logger) => Configure(logger, builder.Configuration, builder.Environment),
            preserveStaticLogger: true,
            // Whoever embeds the server may add a provider of logs; there is none to begin with.
            writeToProviders: true
        );

    internal static void Configure(LoggerConfiguration logger, IConfiguration settings, IHostEnvironment environment)
    {
        logger.MinimumLevel.Information().ReadFrom.Configuration(LevelsOf(settings));
        // Whatever the level: a call without its audit entry did not happen for those who have to answer for it.
        logger.MinimumLevel.Override(InfrastructureServices.AuditCategory, LogEventLevel.Information);
        foreach (var (source, least) in Talkative)
        {
            logger.MinimumLevel.Override(source, least);
        }

        // A setting for a narrower source would win over the lines above; nothing wins over this one.
        logger.Filter.ByExcluding(IsTalk);
        logger.WriteTo.Sink(
            LoggerSinkConfiguration.Wrap(
                sink => new SafeLines(sink),
                sinks =>
                    _ = environment.IsDevelopment()
                        ? sinks.Console(outputTemplate: Text, formatProvider: CultureInfo.InvariantCulture)
                        : sinks.Console(new CompactJsonFormatter())
            )
        );
    }

    // The levels and nothing else: a sink that a setting adds would not be wrapped in SafeLines.
    private static IConfiguration LevelsOf(IConfiguration settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings
                    .AsEnumerable()
                    .Where(setting =>
                        setting.Key.StartsWith("Serilog:MinimumLevel", StringComparison.OrdinalIgnoreCase)
                    )
            )
            .Build();

    private static bool IsTalk(LogEvent entry) =>
        entry.Exception is McpProtocolException
        || (
            entry.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source)
            && source is ScalarValue { Value: string name }
            && Talkative.Any(talk => entry.Level < talk.Least && name.StartsWith(talk.Source, StringComparison.Ordinal))
        );

    public static void UseRequestLog(this IApplicationBuilder app) =>
        app.UseSerilogRequestLogging(options =>
        {
            options.Logger = app.ApplicationServices.GetRequiredService<Serilog.ILogger>();
            options.MessageTemplate =
                "{RequestMethod} {RequestPath} {StatusCode} in {Elapsed:0.0} ms: {Tool} {Outcome} for {Subject} by {Client}";
            options.GetLevel = (context, _, _) =>
                context.Request.Path.StartsWithSegments(HealthEndpoints.Prefix, StringComparison.Ordinal)
                    ? LogEventLevel.Verbose
                    : LogEventLevel.Information;
            options.EnrichDiagnosticContext = (diagnostics, context) =>
            {
                var request = context.RequestServices.GetRequiredService<McpRequest>();
                var caller = request.HasCaller ? request.Caller : null;
                diagnostics.Set("Tool", request.Tool ?? "-");
                diagnostics.Set("Outcome", request.Outcome ?? "-");
                diagnostics.Set("Subject", caller?.Subject ?? "-");
                diagnostics.Set("Client", caller?.ClientId ?? "-");
                // Behind a trusted proxy, that of the client as the proxy tells it.
                diagnostics.Set("RemoteAddress", context.Connection.RemoteIpAddress?.ToString() ?? "-");
            };
        });
}
