using McpServer.Infrastructure.Audit;
using McpServer.Infrastructure.Auth0;
using McpServer.Infrastructure.Replicas;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace McpServer.Infrastructure;

/// <summary>What the server needs of the outside.</summary>
public static class InfrastructureServices
{
    /// <summary>The category of the audit's log lines, for collectors to select and for no setting to silence.</summary>
    public const string AuditCategory = "McpServer.Audit";

    /// <summary>
    /// Registers every port of the application. Faults of the configuration stop the start, all in one message.
    /// </summary>
    /// <param name="services">A <see cref="TimeProvider"/> that is already there is used.</param>
    /// <param name="configuration">Sections <c>Auth0</c> and <c>Replicas</c> are read.</param>
    /// <param name="environment">Only in Development may an issuer on this machine be asked over plain HTTP.</param>
    public static IServiceCollection AddInfrastructure(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(environment);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(environment);
        return services.AddAuth0(configuration).AddAudit().AddReplicas(configuration);
    }
}
