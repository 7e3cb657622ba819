namespace McpServer.Architecture.Tests.Specimens.Tools.Payments;

/// <summary>Breaks no rule.</summary>
public sealed record OnItsOwn;
