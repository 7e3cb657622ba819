using McpServer.Infrastructure.Auth0;

namespace McpServer.Infrastructure.Tests.Auth0;

public sealed class StrictBase64UrlTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("QQ", "A")]
    [InlineData("QUI", "AB")]
    [InlineData("QUJD", "ABC")]
    [InlineData("-_-_", "\u00fb\u00ff\u00bf")]
    public void The_one_spelling_of_a_value_is_read(string text, string value)
    {
        Assert.True(StrictBase64Url.TryDecode(text, out var bytes));
        Assert.Equal(value, System.Text.Encoding.Latin1.GetString(bytes));
    }

    [Theory]
    [InlineData("Q")]
    [InlineData("QQ==")]
    [InlineData("QQ=")]
    [InlineData("QR")]
    [InlineData("QUJ")]
    [InlineData("Q Q")]
    [InlineData("QQ\n")]
    [InlineData("+/+/")]
    [InlineData("QQ\u0661")]
    public void Every_other_spelling_is_refused(string text) => Assert.False(StrictBase64Url.TryDecode(text, out _));

    [Fact]
    public void All_values_of_the_last_byte_have_one_spelling()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

        var oneByte = Alphabet.SelectMany(_ => Alphabet, (one, two) => $"{one}{two}");
        var twoBytes = Alphabet.SelectMany(_ => Alphabet, (one, two) => $"A{one}{two}");

        Assert.Equal(256, oneByte.Count(text => StrictBase64Url.TryDecode(text, out _)));
        Assert.Equal(1024, twoBytes.Count(text => StrictBase64Url.TryDecode(text, out _)));
    }
}
