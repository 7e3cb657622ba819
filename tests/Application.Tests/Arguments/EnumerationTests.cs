namespace McpServer.Application.Tests.Arguments;

public sealed class EnumerationTests
{
    [Theory]
    [InlineData("\"breakfast \"")]
    [InlineData("\"Breakfast\"")]
    [InlineData("\"BREAKFAST\"")]
    [InlineData("\"half-board\"")]
    [InlineData("\"dinner\"")]
    [InlineData("\"\"")]
    [InlineData("\"0\"")]
    [InlineData("\"breakfast, halfBoard\"")]
    public async Task A_text_that_is_not_a_member_of_the_enumeration_is_refused(string meals)
    {
        using var server = BookingDesk.Open();

        var answer = await server.BookAsync($"\"meals\":{meals}");

        Assert.Equal(
            ["$.meals is a string that does not fit; expected: one of breakfast, halfBoard."],
            answer.Faults()
        );
        server.AssertNothingHappened();
    }

    [Fact]
    public async Task A_number_in_place_of_an_enumeration_is_refused()
    {
        using var server = BookingDesk.Open();

        var answer = await server.BookAsync("\"meals\":0");

        Assert.Equal(
            ["$.meals is a number that does not fit; expected: one of breakfast, halfBoard."],
            answer.Faults()
        );
        server.AssertNothingHappened();
    }
}
