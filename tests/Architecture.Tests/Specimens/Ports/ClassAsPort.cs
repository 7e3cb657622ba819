namespace McpServer.Architecture.Tests.Specimens.Ports;

/// <summary>Breaks a rule: a port that is a class.</summary>
public sealed class ClassAsPort;
