using McpServer.Application.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Infrastructure.Audit;

internal static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services) =>
        services.AddSingleton<IAuditLog, LoggedAudit>();
}
