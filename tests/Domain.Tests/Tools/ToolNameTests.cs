using McpServer.Domain.Tools;

namespace McpServer.Domain.Tests.Tools;

public sealed class ToolNameTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("Z")]
    [InlineData("0")]
    [InlineData("_")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("find_order")]
    [InlineData("orders.find-one_2")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-")]
    public void Letters_digits_underscore_dot_and_dash_make_a_name(string text)
    {
        Assert.True(ToolName.TryParse(text, out var name));
        Assert.Equal(text, name.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("find order")]
    [InlineData(" greet")]
    [InlineData("greet ")]
    [InlineData("greet\n")]
    [InlineData("greet\r\n")]
    [InlineData("\ngreet")]
    [InlineData("greet\0")]
    [InlineData("greet/../whoami")]
    [InlineData("greet:1")]
    [InlineData("gr\u0435et")]
    [InlineData("\uff47reet")]
    [InlineData("greet\u0660")]
    [InlineData("greet\u200b")]
    [InlineData("gre\u0301et")]
    [InlineData("gr\u00e9et")]
    [InlineData("greet\u2024")]
    [InlineData("\U0001D420reet")]
    public void Anything_else_does_not(string text)
    {
        Assert.False(ToolName.TryParse(text, out var name));
        Assert.Null(name);
    }

    [Fact]
    public void Nothing_is_not_a_name() => Assert.False(ToolName.TryParse(null, out _));

    [Theory]
    [InlineData(1, true)]
    [InlineData(127, true)]
    [InlineData(128, true)]
    [InlineData(129, false)]
    [InlineData(100_000, false)]
    public void A_name_has_up_to_128_characters(int length, bool isName) =>
        Assert.Equal(isName, ToolName.TryParse(new string('a', length), out _));

    [Fact]
    public void A_name_that_code_declares_wrongly_is_told_with_a_right_one()
    {
        var fault = Assert.Throws<FormatException>(() => ToolName.Parse("find order"));

        Assert.Contains("'find_order'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_differ_by_case() => Assert.NotEqual(ToolName.Parse("greet"), ToolName.Parse("Greet"));

    [Fact]
    public void Names_of_the_same_text_are_equal() => Assert.Equal(ToolName.Parse("greet"), ToolName.Parse("greet"));
}
