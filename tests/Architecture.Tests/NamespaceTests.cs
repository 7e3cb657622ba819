namespace McpServer.Architecture.Tests;

/// <summary>A folder is a capability, never a drawer.</summary>
public sealed class NamespaceTests
{
    private static readonly string[] Drawers =
    [
        "Common",
        "Shared",
        "Helpers",
        "Utilities",
        "Utils",
        "Misc",
        "Managers",
        "Core",
    ];

    [Fact]
    public void No_namespace_is_a_drawer() => Assert.Empty(DrawersIn(Ours.Types.Select(type => type.Namespace)));

    [Theory]
    [InlineData("McpServer.Application.Common")]
    [InlineData("McpServer.Host.Mcp.Helpers")]
    [InlineData("McpServer.Core.Access")]
    public void A_drawer_is_told(string name) => Assert.Single(DrawersIn([name]));

    [Theory]
    [InlineData("McpServer.Application.Catalog")]
    [InlineData("McpServer.Application.Tools.CommonGround")]
    public void A_name_that_only_holds_such_a_word_is_not(string name) => Assert.Empty(DrawersIn([name]));

    private static IEnumerable<string> DrawersIn(IEnumerable<string?> namespaces) =>
        from name in namespaces.OfType<string>().Distinct(StringComparer.Ordinal)
        where name.Split('.').Intersect(Drawers, StringComparer.OrdinalIgnoreCase).Any()
        select $"{name} is a drawer; name the folder after the capability that is in it.";
}
