using System.CommandLine;

namespace McpServer.Host.Commands.Tenant;

/// <summary>What a tenant command works with.</summary>
internal sealed record TenantRun(TenantSession Session, Terminal Terminal, OutputFormat Format, ParseResult Parsed);
