namespace McpServer.Application.Tests.Arguments;

public sealed class WrongTypeTests
{
    [Theory]
    [InlineData("\"quiet\":\"true\"", "$.quiet is a string that does not fit; expected: a boolean.")]
    [InlineData("\"quiet\":1", "$.quiet is a number that does not fit; expected: a boolean.")]
    [InlineData("\"floor\":256", "$.floor is a number that does not fit; expected: an integer that fits Byte.")]
    [InlineData("\"floor\":-1", "$.floor is a number that does not fit; expected: an integer that fits Byte.")]
    [InlineData("\"floor\":1.5", "$.floor is a number that does not fit; expected: an integer that fits Byte.")]
    [InlineData("\"floor\":\"1\"", "$.floor is a string that does not fit; expected: an integer that fits Byte.")]
    [InlineData("\"price\":\"1.5\"", "$.price is a string that does not fit; expected: a number.")]
    [InlineData("\"price\":\"NaN\"", "$.price is a string that does not fit; expected: a number.")]
    [InlineData("\"price\":[1]", "$.price is an array that does not fit; expected: a number.")]
    [InlineData("\"note\":7", "$.note is a number that does not fit; expected: a string.")]
    [InlineData("\"note\":true", "$.note is a boolean that does not fit; expected: a string.")]
    [InlineData("\"note\":{}", "$.note is an object that does not fit; expected: a string.")]
    [InlineData("\"home\":\"High Street\"", "$.home is a string; expected: an object.")]
    [InlineData("\"home\":[]", "$.home is an array; expected: an object.")]
    [InlineData("\"wishes\":\"a\"", "$.wishes is a string that does not fit; expected: an array.")]
    [InlineData("\"wishes\":{\"0\":\"a\"}", "$.wishes is an object that does not fit; expected: an array.")]
    [InlineData("\"extras\":[1]", "$.extras is an array that does not fit; expected: an object.")]
    [InlineData("\"extras\":\"a\"", "$.extras is a string that does not fit; expected: an object.")]
    public async Task A_value_of_another_type_is_refused(string members, string fault)
    {
        using var server = BookingDesk.Open();

        var answer = await server.BookAsync(members);

        Assert.Equal([fault], answer.Faults());
        server.AssertNothingHappened();
    }

    [Theory]
    [InlineData("2147483648")]
    [InlineData("-2147483649")]
    [InlineData("99999999999999999999999999")]
    [InlineData("1e3")]
    [InlineData("2.0")]
    public async Task A_number_that_its_type_cannot_hold_is_refused(string nights)
    {
        using var server = BookingDesk.Open();

        var answer = await server.CallAsync("book_room", $$"""{"guest":"Ada","nights":{{nights}}}""");

        Assert.Equal(
            ["$.nights is a number that does not fit; expected: an integer that fits Int32."],
            answer.Faults()
        );
        server.AssertNothingHappened();
    }

    [Theory]
    [InlineData("\"from\":\"31.01.2026\"", "$.from", "a date such as 2026-01-31")]
    [InlineData("\"from\":\"2026-02-30\"", "$.from", "a date such as 2026-01-31")]
    [InlineData("\"from\":\"2026-01-31T12:00:00Z\"", "$.from", "a date such as 2026-01-31")]
    [InlineData("\"checkIn\":\"tomorrow\"", "$.checkIn", "a date and time such as 2026-01-31T12:00:00Z")]
    [InlineData("\"checkIn\":\"2026-01-31T25:00:00Z\"", "$.checkIn", "a date and time such as 2026-01-31T12:00:00Z")]
    [InlineData("\"key\":\"6f9619ff\"", "$.key", "a UUID")]
    [InlineData("\"key\":\"{6f9619ff-8b86-d011-b42d-00c04fc964ff}\"", "$.key", "a UUID")]
    public async Task A_text_that_is_not_what_its_type_reads_is_refused(string members, string path, string expected)
    {
        using var server = BookingDesk.Open();

        var answer = await server.BookAsync(members);

        Assert.Equal([$"{path} is a string that does not fit; expected: {expected}."], answer.Faults());
        server.AssertNothingHappened();
    }
}
