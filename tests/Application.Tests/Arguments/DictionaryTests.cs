namespace McpServer.Application.Tests.Arguments;

public sealed class DictionaryTests
{
    [Fact]
    public async Task A_key_that_is_given_twice_is_refused()
    {
        using var server = BookingDesk.Open();

        var answer = await server.BookAsync("\"extras\":{\"towels\":1,\"towels\":2}");

        Assert.Equal(["$.extras.towels is given twice; expected: it once."], answer.Faults());
        server.AssertNothingHappened();
    }

    [Theory]
    [InlineData("dinner")]
    [InlineData(@"\ud800")]
    [InlineData("0")]
    [InlineData("")]
    public async Task A_key_that_does_not_fit_its_type_is_refused(string key)
    {
        using var server = BookingDesk.Open();

        var answer = await server.BookAsync(
            $$"""
            "priceList":{"breakfast":1,"{{key}}":2}
            """
        );

        Assert.Equal(["$.priceList is an object that does not fit; expected: an object."], answer.Faults());
        server.AssertNothingHappened();
    }
}
