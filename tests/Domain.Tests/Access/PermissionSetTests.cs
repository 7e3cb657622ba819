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

    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("b a", "a b a", true)]
    [InlineData("", " ", true)]
    [InlineData("a", "A", false)]
    [InlineData("a", "a b", false)]
    [InlineData("ab", "a b", false)]
    [InlineData("a", "", false)]
    public void Two_sets_are_equal_when_they_hold_the_same_names(string one, string other, bool areEqual)
    {
        var (first, second) = (PermissionSet.Parse(one), PermissionSet.Parse(other));

        Assert.Equal(areEqual, first.Equals(second));
        Assert.Equal(areEqual, first.GetHashCode() == second.GetHashCode());
    }

    [Theory]
    [InlineData("a b", "b c", true)]
    [InlineData("a", "a", true)]
    [InlineData("a b", "c", false)]
    [InlineData("a", "A", false)]
    [InlineData("", "a", false)]
    [InlineData("", "", false)]
    public void Two_sets_overlap_when_a_name_is_in_both(string one, string other, bool overlap)
    {
        Assert.Equal(overlap, PermissionSet.Parse(one).Overlaps(PermissionSet.Parse(other)));
        Assert.Equal(overlap, PermissionSet.Parse(other).Overlaps(PermissionSet.Parse(one)));
    }

    [Fact]
    public void Each_of_many_names_is_found_and_none_beside_them()
    {
        var names = Enumerable.Range(0, 300).Select(number => $"tool:{number}").ToArray();
        var set = PermissionSet.Of(names);

        Assert.All(names, name => Assert.True(set.Satisfies(Permission.Parse(name, "One of many"))));
        Assert.All(names, name => Assert.False(set.Satisfies(Permission.Parse(name + "!", "None of them"))));
    }

    [Theory]
    [InlineData("tool:greet", true)]
    [InlineData("tool:greet x", true)]
    [InlineData("x", false)]
    public void A_set_satisfies_all_only_with_every_single_one(string scope, bool satisfiesFirst)
    {
        var set = PermissionSet.Parse(scope);

        Assert.Equal(satisfiesFirst, set.SatisfiesAll([Greet, Permission.None]));
        Assert.False(set.SatisfiesAll([Greet, Permission.Parse("y", "Something else")]));
        Assert.True(set.SatisfiesAll([]));
    }

    [Fact]
    public void The_empty_set_satisfies_nothing_else() => Assert.False(PermissionSet.Empty.Satisfies(Greet));
}
