namespace McpServer.Architecture.Tests;

/// <summary>A rule that looks at nothing cannot fail.</summary>
public sealed class OursTests
{
    [Theory]
    [InlineData("McpServer.Domain.Access.Permission")]
    [InlineData("McpServer.Application.Behaviours.AuditCall")]
    [InlineData("McpServer.Application.UseCases.CallTool+Handler")]
    [InlineData("McpServer.Infrastructure.InfrastructureServices")]
    [InlineData("McpServer.Host.ServerApplication")]
    public void What_somebody_wrote_is_looked_at(string type) =>
        Assert.Contains(type, Ours.Types.Select(written => written.FullName));

    [Fact]
    public void What_the_compiler_wrote_is_not() =>
        Assert.DoesNotContain(Ours.Types, type => type.FullName!.Contains('<', StringComparison.Ordinal));
}
