using McpServer.Application.Tenancy.Checkup;
using McpServer.Application.Tenancy.Explaining;
using McpServer.Application.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Application;

/// <summary>Registers what manages the tenant; a server that only serves has no part of it.</summary>
public static class TenancyServices
{
    public static IServiceCollection AddTenancy(this IServiceCollection services) =>
        services
            .AddScoped<IRequestHandler<PlanTenant, PlannedTenant>, PlanTenant.Handler>()
            .AddScoped<IRequestHandler<PlanDestruction, PlannedTenant>, PlanDestruction.Handler>()
            .AddScoped<IRequestHandler<ApplyTenant, ApplyReport>, ApplyTenant.Handler>()
            .AddScoped<IRequestHandler<CheckTenant, IReadOnlyList<Finding>>, CheckTenant.Handler>()
            .AddScoped<IRequestHandler<ExplainPerson, IReadOnlyList<AccountExplanation>>, ExplainPerson.Handler>()
            .AddScoped<IRequestHandler<ExplainTool, ToolExplanation>, ExplainTool.Handler>();
}
