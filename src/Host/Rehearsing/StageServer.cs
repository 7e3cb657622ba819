using System.Diagnostics;
using System.Diagnostics.Metrics;
using McpServer.Application.Ports;
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

    private const string Name = "McpServer.Rehearsal";

    public static WebApplication Create()
    {
        var builder = ServerApplication.CreateBuilder([$"--environment={Environments.Production}"], ForgetSettings);
        var services = builder.Services;
        services.AddSingleton<StageTransport>();
        services.AddSingleton<IConnectionListenerFactory>(provider => provider.GetRequiredService<StageTransport>());
        services.AddSingleton<IAccessTokens, StageCallers>();
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

    // Those of the real server name its tenant, its store and its log.
    private static void ForgetSettings(WebApplicationBuilder builder)
    {
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                [WebHostDefaults.ServerUrlsKey] = $"http://127.0.0.1:{NoPort}",
                ["Auth0:Domain"] = RehearsedRequest.Host,
                ["Auth0:Audience"] = $"https://{RehearsedRequest.Host}",
                ["Server:PublicUrl"] = $"https://{RehearsedRequest.Host}",
                ["Server:WarmUp"] = "00:00:00",
            }
        );
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
