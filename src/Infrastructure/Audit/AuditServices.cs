using McpServer.Application.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace McpServer.Infrastructure.Audit;

internal static class AuditServices
{
    /// <summary>Whoever embeds the server may have brought another sink.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.TryAddSingleton<IAuditLog, LoggedAudit>();
        return services;
    }
}
