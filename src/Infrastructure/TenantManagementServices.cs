using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Infrastructure;

/// <summary>placeholder until the client is merged</summary>
public static class TenantManagementServices
{
    public static IServiceCollection AddTenantManagement(
        this IServiceCollection services,
        IConfiguration configuration
    ) => services.AddSingleton(configuration);
}
