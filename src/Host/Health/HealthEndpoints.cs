using McpServer.Application.Ports;
using McpServer.Host.Rehearsing;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace McpServer.Host.Health;

/// <summary>Tells a platform whether to restart this replica (live) and whether to send it requests (ready).</summary>
internal static class HealthEndpoints
{
    public const string Prefix = "/healthz";

    public const string LivePath = $"{Prefix}/live";

    public const string ReadyPath = $"{Prefix}/ready";

    private const string Readiness = "ready";

    public static void AddHealth(this IServiceCollection services)
    {
        services.TryAddSingleton<IRehearsal>(provider => new Rehearsal(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<WarmUp>();
        services.AddHostedService(provider => provider.GetRequiredService<WarmUp>());
        services
            .AddHealthChecks()
            .AddCheck<SigningKeysCheck>("signing-keys", tags: [Readiness])
            .AddCheck<WarmUpCheck>("warm-up", tags: [Readiness])
            .AddCheck<StoppingCheck>("stopping", tags: [Readiness]);
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks(LivePath, new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        var ready = new HealthCheckOptions { Predicate = IsReadiness };
        ready.ResultStatusCodes[HealthStatus.Degraded] = StatusCodes.Status503ServiceUnavailable;
        routes.MapHealthChecks(ReadyPath, ready).AllowAnonymous();
    }

    /// <summary>What <c>/healthz/ready</c> answers, for a page that says it in words.</summary>
    public static async Task<bool> IsReadyAsync(this HealthCheckService health, CancellationToken cancellationToken)
    {
        var report = await health.CheckHealthAsync(IsReadiness, cancellationToken);
        return report.Status == HealthStatus.Healthy;
    }

    // Nothing is wrong with a server that starts or stops, and ASP.NET Core would log an error at every probe.
    private static HealthCheckResult NotNow(string why) => HealthCheckResult.Degraded(why);

    private static bool IsReadiness(HealthCheckRegistration check) => check.Tags.Contains(Readiness);

    /// <summary>Without a signing key no token can be checked, so nobody could be served.</summary>
    private sealed class SigningKeysCheck(IAuthorizationServer server) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken = default
        ) =>
            await server.IsReachableAsync(cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("No signing key of the authorization server is known.");
    }

    /// <summary>A replica that joins others should be as fast as they are.</summary>
    private sealed class WarmUpCheck(WarmUp warmUp) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken = default
        ) => Task.FromResult(warmUp.IsOver ? HealthCheckResult.Healthy() : NotNow("The server is warming up."));
    }

    /// <summary>Whoever balances the load has to send new calls elsewhere before this replica closes its door.</summary>
    private sealed class StoppingCheck(IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken = default
        ) =>
            Task.FromResult(
                lifetime.ApplicationStopping.IsCancellationRequested
                    ? NotNow("The server is stopping.")
                    : HealthCheckResult.Healthy()
            );
    }
}
