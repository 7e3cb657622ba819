using McpServer.Domain.Access;

namespace McpServer.Domain.Tests.Access;

public sealed class PermissionHierarchyTests
{
    private static readonly Permission All = Permission.Parse("orders", "Do anything with orders");
    private static readonly Permission Write = Permission.Parse("orders:write", "Change orders", All);
    private static readonly Permission Read = Permission.Parse("orders:read", "Read orders", Write);

    [Fact]
    public void A_broader_permission_satisfies_a_narrower_one() =>
        Assert.True(PermissionSet.Of("orders:write").Satisfies(Read));

    [Fact]
    public void A_broader_permission_satisfies_a_narrower_one_however_far_away() =>
        Assert.True(PermissionSet.Of("orders").Satisfies(Read));

    [Fact]
    public void A_narrower_permission_does_not_satisfy_a_broader_one() =>
        Assert.False(PermissionSet.Of("orders:read").Satisfies(Write));

    [Theory]
    [InlineData("order")]
    [InlineData("orders:")]
    [InlineData("orders:*")]
    [InlineData("ORDERS")]
    public void A_name_that_only_looks_broader_implies_nothing(string name) =>
        Assert.False(PermissionSet.Of(name).Satisfies(Read));

    [Fact]
    public void A_permission_knows_all_that_imply_it() => Assert.Equal([Read, Write, All], Read.SelfAndBroader);

    [Fact]
    public void A_permission_that_is_implied_twice_is_told_once()
    {
        var export = Permission.Parse("orders:export", "Export orders", All);
        var diamond = Permission.Parse("orders:read", "Read orders", Write, export);

        Assert.Equal([diamond, Write, export, All], diamond.SelfAndBroader);
    }

    [Fact]
    public void A_shortcut_to_the_broadest_does_not_make_it_narrower()
    {
        var shortcut = Permission.Parse("orders:read", "Read orders", All, Write);

        Assert.Equal([shortcut, Write, All], shortcut.SelfAndBroader);
    }

    [Fact]
    public void The_narrowest_of_several_that_would_do_is_found() =>
        Assert.Equal(Write, PermissionSet.Of("orders", "orders:write").Find(Read));

    [Fact]
    public void The_narrowest_is_found_where_two_ways_lead_to_the_broadest()
    {
        var export = Permission.Parse("orders:export", "Export orders", All);
        var read = Permission.Parse("orders:read", "Read orders", Write, export);

        Assert.Equal(export, PermissionSet.Of("orders", "orders:export").Find(read));
    }

    // What implies a permission must exist before it, so a circle could only be closed from outside, later.
    [Fact]
    public void A_circle_cannot_be_closed_afterwards()
    {
        var impliedBy = new List<Permission>();
        var read = Permission.Parse("orders:read", "Read orders", impliedBy);

        impliedBy.Add(read);

        Assert.Empty(read.ImpliedBy);
    }

    [Fact]
    public void A_permission_cannot_be_implied_by_none()
    {
        var fault = Assert.Throws<FormatException>(() => Permission.Parse("orders", "Orders", Permission.None));

        Assert.Contains("Permission.None", fault.Message, StringComparison.Ordinal);
    }
}
