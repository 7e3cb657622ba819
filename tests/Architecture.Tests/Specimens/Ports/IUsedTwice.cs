namespace McpServer.Architecture.Tests.Specimens.Ports;

/// <summary>Breaks a rule: a port that two implement.</summary>
public interface IUsedTwice
{
    string Name { get; }
}
