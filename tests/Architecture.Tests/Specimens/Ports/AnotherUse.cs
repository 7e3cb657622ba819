namespace McpServer.Architecture.Tests.Specimens.Ports;

public sealed class AnotherUse : IUsedTwice
{
    public string Name => nameof(AnotherUse);
}
