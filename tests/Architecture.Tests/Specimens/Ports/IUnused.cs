namespace McpServer.Architecture.Tests.Specimens.Ports;

/// <summary>Breaks a rule: a port that nobody implements.</summary>
public interface IUnused
{
    string Name { get; }
}
