using McpServer.Domain.Access;

namespace McpServer.Domain.Tests.Access;

public sealed class PermissionTests
{
    [Theory]
    [InlineData("tool:greet")]
    [InlineData("a")]
    [InlineData("!")]
    [InlineData("~")]
    [InlineData("read:orders/eu#1")]
    [InlineData("https://api.example.com/scope")]
    [InlineData("#$%&'()*+-./0123456789:;<=>?@AZ[]^_`az{|}~")]
    public void A_scope_token_is_a_permission(string name)
    {
        var permission = Permission.Parse(name, "Do it");

        Assert.Equal(name, permission.Name);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" ", "only a space")]
    [InlineData("tool greet", "a space inside")]
    [InlineData(" tool:greet", "a space before")]
    [InlineData("tool:greet ", "a space after")]
    [InlineData("tool:\"greet\"", "a quote would end the header's parameter")]
    [InlineData("tool\\greet", "a backslash would escape what follows")]
    [InlineData("tool:greet,tool:whoami", "clients split a challenge on commas")]
    [InlineData("tool:gr\u00fc\u00df", "not ASCII")]
    [InlineData("t\u043eol:greet", "a Cyrillic look-alike")]
    [InlineData("tool:greet\uff01", "a full-width form")]
    [InlineData("tool:\U0001F600", "an emoji")]
    [InlineData("tool:greet\n", "a trailing newline")]
    [InlineData("tool:greet\r\nX-Evil: 1", "a header injection")]
    [InlineData("tool\tgreet", "a tab")]
    [InlineData("tool\0greet", "a null character")]
    [InlineData("tool:greet\u007f", "the delete character")]
    public void Anything_else_is_not_a_permission(string name, string why)
    {
        var fault = Record.Exception(() => Permission.Parse(name, "Do it"));

        Assert.True(fault is FormatException, why);
        Assert.Contains("'tool:greet'", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tool:greet", true)]
    [InlineData("tool greet", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_name_can_be_asked_for_its_grammar_without_a_throw(string? name, bool isScopeToken) =>
        Assert.Equal(isScopeToken, Permission.IsScopeToken(name!));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\t\n")]
    [InlineData(null)]
    public void A_permission_without_a_description_is_refused(string? description)
    {
        var fault = Assert.Throws<FormatException>(() => Permission.Parse("tool:greet", description!));

        Assert.Contains("'tool:greet' needs a description", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_permission_keeps_its_description_for_the_consent_page() =>
        Assert.Equal("Greets people", Permission.Parse("tool:greet", "Greets people").Description);

    [Fact]
    public void Permissions_of_one_name_are_equal()
    {
        var one = Permission.Parse("tool:greet", "Greets people");
        var same = Permission.Parse("tool:greet", "Says hello");

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
    }

    [Theory]
    [InlineData("Tool:Greet")]
    [InlineData("tool:greet2")]
    [InlineData("tool:gree")]
    public void Permissions_of_different_names_are_not_equal(string name) =>
        Assert.NotEqual(Permission.Parse("tool:greet", "Greets people"), Permission.Parse(name, "Greets people"));

    [Fact]
    public void A_permission_is_written_as_its_name() =>
        Assert.Equal("tool:greet", Permission.Parse("tool:greet", "Greets people").ToString());

    [Fact]
    public void Needing_no_permission_is_said_aloud()
    {
        Assert.True(Permission.None.IsNone);
        Assert.False(Permission.Parse("tool:greet", "Greets people").IsNone);
    }
}
