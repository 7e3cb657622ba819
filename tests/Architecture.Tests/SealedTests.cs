using McpServer.Architecture.Tests.Specimens;

namespace McpServer.Architecture.Tests;

public sealed class SealedTests
{
    [Fact]
    public void Every_class_that_can_be_made_is_sealed() => Assert.Empty(Open(Ours.Types));

    [Theory]
    [InlineData(typeof(OpenClass))]
    [InlineData(typeof(OpenClass.OpenRecord))]
    public void One_that_is_not_is_told(Type type) => Assert.Single(Open([type]));

    [Fact]
    public void An_abstract_class_is_not_told() => Assert.Empty(Open([typeof(Type), typeof(SealedTests)]));

    private static IEnumerable<string> Open(IEnumerable<Type> types) =>
        types
            .Where(type => type is { IsClass: true, IsAbstract: false, IsSealed: false })
            // What the compiler makes of Program.cs.
            .Where(type => type is not { Name: "Program", Namespace: null })
            .Select(type => $"{type} can be derived from; write 'sealed', or 'abstract' if that is what it is for.");
}
