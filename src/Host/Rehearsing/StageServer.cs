using System.Diagnostics;
using System.Diagnostics.Metrics;
using McpServer.Host.Logging;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serilog;

namespace McpServer.Host.Rehearsing;

/// <summary>Makes the server of the stage: composed as the real one, cut off from all that is outside.</summary>
internal static class StageServer
{
    /// <summary>Kestrel wants to know where to listen; the transport does not ask.</summary>
    internal const int NoPort = 1;

    // Not below the server's own name, for which people listen with a wildcard.
    internal const string Name = "Rehearsal";

    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal)
    {
        [WebHostDefaults.ServerUrlsKey] = $"http://127.0.0.1:{NoPort}",
        ["Auth0:Domain"] = RehearsedRequest.Host,
        ["Auth0:Audience"] = RehearsedRequest.Audience,
        ["Server:PublicUrl"] = RehearsedRequest.Audience,
        ["Server:WarmUp"] = "00:00:00",
    };

    public static WebApplication Create(StageIssuer issuer)
    {
        // Without the environment, files or arguments: those name the real server's tenant, its store and its secrets.
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = Environments.Production });
        builder.WebHost.UseKestrelCore();
        builder.Configuration.AddInMemoryCollection(Settings);
        var services = builder.Services;
        services.AddRoutingCore();
        builder.AddServer();
        services.AddSingleton<StageTransport>();
        services.AddSingleton<IConnectionListenerFactory>(provider => provider.GetRequiredService<StageTransport>());
        services.AddSingleton<IHttpClientFactory>(issuer);
        services.AddSingleton<IHostLifetime, StageLifetime>();
        services.AddSerilog(
            (_, logger) => ServerLogging.Configure(logger, builder.Configuration, builder.Environment, Stream.Null),
            preserveStaticLogger: true
        );
        // Whoever measures or traces this process listens by these names, and must not count what nobody asked.
        services.Replace(ServiceDescriptor.Singleton<IMeterFactory, StageMeters>());
        services.Replace(ServiceDescriptor.Singleton(_ => new ActivitySource(Name)));
        services.Replace(ServiceDescriptor.Singleton(_ => new DiagnosticListener(Name)));
        services.Replace(
            ServiceDescriptor.Singleton<DiagnosticSource>(provider => provider.GetRequiredService<DiagnosticListener>())
        );
        return ServerApplication.Build(builder);
    }

    // Signals are for the real server.
    private sealed class StageLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class StageMeters : IMeterFactory
    {
        private readonly Meter _meter = new(Name);

        public Meter Create(MeterOptions options) => _meter;

        public void Dispose() => _meter.Dispose();
    }
}
