using System.Globalization;
using McpServer.Infrastructure;
using ModelContextProtocol;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Settings.Configuration;

namespace McpServer.Host.Logging;

/// <summary>Structured logs on standard output: JSON lines, in Development text. Never a token or an argument.</summary>
internal static class ServerLogging
{
    private const string Text = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}";

    // Below these levels they write addresses with their query, headers, whole messages, an error for every call that
    // we refuse, or a line for every probe of a server that starts.
    private static readonly (string Source, LogEventLevel Least)[] Talkative =
    [
        ("Microsoft.AspNetCore", LogEventLevel.Warning),
        ("System.Net.Http", LogEventLevel.Warning),
        ("ModelContextProtocol", LogEventLevel.Error),
        ("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Error),
    ];

    private const LogEventLevel MostTalk = LogEventLevel.Error;

    // It would put the path, the connection and an id of its own into every line; the trace id is there already.
    private const string RequestScope = "Microsoft.AspNetCore.Hosting.Diagnostics";

    // Left out, it looks through all assemblies of the program for sinks that no setting can name: see LevelsOf.
    private static readonly ConfigurationReaderOptions NoSinks = new(typeof(LoggerConfiguration).Assembly);

    public static void AddServerLogging(this WebApplicationBuilder builder) =>
        builder.Services.AddSerilog(
            (_, logger) => Configure(logger, builder.Configuration, builder.Environment),
            preserveStaticLogger: true,
            // Whoever embeds the server may have added a provider of logs.
            writeToProviders: builder.Services.Any(service => service.ServiceType == typeof(ILoggerProvider))
        );

    internal static void Configure(
        LoggerConfiguration logger,
        IConfiguration settings,
        IHostEnvironment environment,
        Stream? output = null
    )
    {
        logger.MinimumLevel.Information().ReadFrom.Configuration(LevelsOf(settings), NoSinks);
        // Whatever the level: a call without its audit entry did not happen for those who have to answer for it.
        logger.MinimumLevel.Override(InfrastructureServices.AuditCategory, LogEventLevel.Information);
        foreach (var (source, least) in Talkative)
        {
            logger.MinimumLevel.Override(source, least);
        }

        logger.MinimumLevel.Override(RequestScope, LevelAlias.Off);
        // A setting for a narrower source would win over the lines above; nothing wins over this one.
        logger.Filter.ByExcluding(IsTalk);
        if (environment.IsDevelopment())
        {
            logger.WriteTo.Sink(
                LoggerSinkConfiguration.Wrap(
                    sink => new SafeLines(sink),
                    sinks => _ = sinks.Console(outputTemplate: Text, formatProvider: CultureInfo.InvariantCulture)
                )
            );
            return;
        }

        var lines = new SafeLines(new JsonLines(output ?? StandardOutput()));
        logger.WriteTo.Sink(new LinesOf(lines, audit: false));
        // An entry that cannot be written fails its call, where Serilog would go on without a word.
        logger.AuditTo.Sink(new LinesOf(lines, audit: true));
    }

#pragma warning disable RS0030 // This is where the log goes.
    private static Stream StandardOutput() => Console.OpenStandardOutput();
#pragma warning restore RS0030

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

    private static bool IsTalk(LogEvent entry)
    {
        if (entry.Exception is McpProtocolException)
        {
            return true;
        }

        if (
            entry.Level >= MostTalk
            || !entry.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source)
            || source is not ScalarValue { Value: string name }
        )
        {
            return false;
        }

        foreach (var talk in Talkative)
        {
            if (entry.Level < talk.Least && name.StartsWith(talk.Source, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
