namespace McpServer.Host.Tests.Serving;

/// <summary>What <see cref="ClimbLadder"/> needs.</summary>
public interface ILadder
{
    int Rungs { get; }
}
