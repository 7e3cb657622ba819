using McpServer.Infrastructure.Auth0.Management;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Infrastructure;

/// <summary>What commands that set up the tenant need besides; the server itself never does.</summary>
public static class TenantManagementServices
{
    /// <summary>Registers the Management API of the tenant.</summary>
    /// <param name="services">Those that <see cref="InfrastructureServices.AddInfrastructure"/> was called for.</param>
    /// <param name="configuration">Section <c>Management</c> is read.</param>
    public static IServiceCollection AddTenantManagement(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddManagement(configuration);
    }
}
