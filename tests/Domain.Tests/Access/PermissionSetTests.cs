using McpServer.Domain.Access;

namespace McpServer.Domain.Tests.Access;

public sealed class PermissionSetTests
{
    private static readonly Permission Greet = Permission.Parse("tool:greet", "Greets people");

    [Theory]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("a", "a")]
    [InlineData("b a", "a b")]
    [InlineData("  a   b  ", "a b")]
    [InlineData("a a", "a")]
    [InlineData("a A", "A a")]
    [InlineData("a\tb", "a\tb")]
    [InlineData("a,b", "a,b")]
    public void A_scope_value_is_split_at_its_spaces_and_nowhere_else(string scope, string expected)
    {
        var set = PermissionSet.Parse(scope);

        Assert.Equal(expected, set.ToString());
    }

    [Fact]
    public void A_name_that_is_given_twice_counts_once() => Assert.Equal(2, PermissionSet.Of("a", "b", "a").Count);

    [Fact]
    public void A_set_tells_its_names_in_ordinal_order() =>
        Assert.Equal(["B", "a", "c"], PermissionSet.Of("c", "a", "B"));

    [Fact]
    public void A_set_satisfies_what_it_holds() => Assert.True(PermissionSet.Parse("x tool:greet").Satisfies(Greet));

    [Theory]
    [InlineData("")]
    [InlineData("tool:greets")]
    [InlineData("tool:gree")]
    [InlineData("TOOL:GREET")]
    [InlineData("tool:greet,x")]
    [InlineData("tool:greet\n")]
    public void A_set_does_not_satisfy_what_it_only_resembles(string scope) =>
        Assert.False(PermissionSet.Parse(scope).Satisfies(Greet));

    [Fact]
    public void The_empty_set_satisfies_what_needs_no_permission() =>
        Assert.True(PermissionSet.Empty.Satisfies(Permission.None));

    [Fact]
    public void The_empty_set_satisfies_nothing_else() => Assert.False(PermissionSet.Empty.Satisfies(Greet));
}
