using McpServer.Application.Tests.TestTools;
using McpServer.Application.UseCases;

namespace McpServer.Application.Tests.Arguments;

public sealed class RightArgumentTests
{
    [Theory]
    [InlineData("\"quiet\":true")]
    [InlineData("\"floor\":0")]
    [InlineData("\"floor\":255")]
    [InlineData("\"price\":1")]
    [InlineData("\"price\":-1.5e3")]
    [InlineData("\"meals\":\"breakfast\"")]
    [InlineData("\"meals\":\"halfBoard\"")]
    [InlineData("\"from\":\"2026-01-31\"")]
    [InlineData("\"checkIn\":\"2026-01-31T12:00:00Z\"")]
    [InlineData("\"checkIn\":\"2026-01-31T12:00:00.123+01:00\"")]
    [InlineData("\"key\":\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"")]
    [InlineData("\"note\":\"late\"")]
    [InlineData("\"home\":{\"street\":\"High Street 1\"}")]
    [InlineData("\"home\":{\"zip\":null,\"street\":\"High Street 1\"}")]
    [InlineData("\"wishes\":[]")]
    [InlineData("\"wishes\":[\"a\",\"b\"]")]
    [InlineData("\"others\":[{\"name\":\"Bob\",\"age\":3},{\"name\":\"Eve\"}]")]
    [InlineData("\"codes\":[1,null,2]")]
    [InlineData("\"extras\":{\"towels\":2,\"Any name at all\":1}")]
    [InlineData("\"priceList\":{\"breakfast\":10,\"halfBoard\":20}")]
    [InlineData("\"payment\":{\"$type\":\"card\",\"owner\":\"Ada\"}")]
    [InlineData("\"meals\":null,\"from\":null,\"home\":null,\"wishes\":null,\"extras\":null")]
    public async Task An_argument_that_fits_its_type_reaches_the_tool(string members)
    {
        using var server = BookingDesk.Open();

        var answer = await server.BookAsync(members);

        Assert.IsType<CallAnswer.Answered>(answer);
        await server.Stage.Received(1).PlayAsync(Arg.Any<BookRoom>(), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task An_argument_that_is_left_out_has_its_default()
    {
        using var server = BookingDesk.Open();

        await server.CallAsync("book_room", """{"guest":"Ada","nights":2}""");

        await server.Stage.Received(1).PlayAsync(new BookRoom("Ada", 2, Note: "none"), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task The_order_of_arguments_does_not_matter()
    {
        using var server = BookingDesk.Open();

        await server.CallAsync("book_room", """{"note":"late","nights":2,"guest":"Ada"}""");

        await server.Stage.Received(1).PlayAsync(new BookRoom("Ada", 2, Note: "late"), Arg.Any<CancellationToken>());
    }
}
