namespace McpServer.Host.Commands.Tenant;

/// <summary>What a tenant command does once the tenant file is read; it returns the exit code.</summary>
internal delegate Task<int> TenantAction(TenantRun run, CancellationToken cancellationToken);
