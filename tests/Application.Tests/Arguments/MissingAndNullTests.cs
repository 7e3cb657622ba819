namespace McpServer.Application.Tests.Arguments;

public sealed class MissingAndNullTests
{
    [Theory]
    [InlineData("""{"nights":2}""", "$.guest is missing; expected: a string.")]
    [InlineData("""{"guest":"Ada"}""", "$.nights is missing; expected: an integer that fits Int32.")]
    public async Task A_required_argument_that_is_left_out_is_missing(string arguments, string fault)
    {
        using var server = BookingDesk.Open();

        var answer = await server.CallAsync("book_room", arguments);

        Assert.Equal([fault], answer.Faults());
        server.AssertNothingHappened();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData(null)]
    public async Task Without_arguments_all_that_is_required_is_missing(string? arguments)
    {
        using var server = BookingDesk.Open();

        var answer = await server.CallAsync("book_room", arguments);

        Assert.Equal(
            ["$.guest is missing; expected: a string.", "$.nights is missing; expected: an integer that fits Int32."],
            answer.Faults()
        );
        server.AssertNothingHappened();
    }

    [Theory]
    [InlineData("""{"guest":null,"nights":2}""", "$.guest is null; expected: a string.")]
    [InlineData("""{"guest":"Ada","nights":null}""", "$.nights is null; expected: an integer that fits Int32.")]
    [InlineData("""{"guest":"Ada","nights":2,"quiet":null}""", "$.quiet is null; expected: a boolean.")]
    [InlineData("""{"guest":"Ada","nights":2,"note":null}""", "$.note is null; expected: a string.")]
    public async Task Null_is_refused_where_the_type_does_not_allow_it(string arguments, string fault)
    {
        using var server = BookingDesk.Open();

        var answer = await server.CallAsync("book_room", arguments);

        Assert.Equal([fault], answer.Faults());
        server.AssertNothingHappened();
    }
}
