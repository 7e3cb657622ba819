using McpServer.Application.Behaviours;

namespace McpServer.Architecture.Tests.Specimens.Tools.Orders;

/// <summary>Breaks a rule: it reads what belongs to a behaviour.</summary>
public sealed record KnowsABehaviour(AuditOptions Options);
