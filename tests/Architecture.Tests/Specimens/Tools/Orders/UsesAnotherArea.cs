using McpServer.Architecture.Tests.Specimens.Tools.Payments;

namespace McpServer.Architecture.Tests.Specimens.Tools.Orders;

/// <summary>Breaks a rule: it builds on a tool of another area.</summary>
public sealed record UsesAnotherArea
{
    public static object Pay() => new OnItsOwn();
}
