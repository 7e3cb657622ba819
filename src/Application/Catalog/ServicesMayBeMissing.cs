namespace McpServer.Application.Catalog;

/// <summary>
/// Registered where only some tools are called, such as in the test of one: what the others need may be missing, and is
/// not looked for at the start.
/// </summary>
public sealed class ServicesMayBeMissing;
