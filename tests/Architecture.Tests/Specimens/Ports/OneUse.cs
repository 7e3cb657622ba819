namespace McpServer.Architecture.Tests.Specimens.Ports;

public sealed class OneUse : IUsedTwice
{
    public string Name => nameof(OneUse);
}
