using McpServer.Application.Tenancy.Planning;

namespace McpServer.Application.UseCases;

/// <summary>A plan, and what it builds upon.</summary>
public sealed record PlannedTenant(TenantPlan Plan, KnownObjects Known);
