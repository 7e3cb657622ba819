namespace McpServer.Application.Tests.Arguments;

/// <summary>Two readers of one message could each believe another one of two members of one name.</summary>
public sealed class GivenTwiceTests
{
    [Theory]
    [InlineData("\"guest\":\"Eve\"", "$.guest")]
    [InlineData("\"guest\":\"Ada\"", "$.guest")]
    [InlineData("\"\\u0067uest\":\"Eve\"", "$.guest")]
    [InlineData("\"home\":{\"street\":\"a\",\"street\":\"b\"}", "$.home.street")]
    [InlineData("\"others\":[{\"name\":\"Bob\"},{\"name\":\"Eve\",\"name\":\"Eve\"}]", "$.others[1].name")]
    public async Task A_member_that_is_given_twice_is_refused(string members, string path)
    {
        using var server = BookingDesk.Open();

        var answer = await server.BookAsync(members);

        Assert.Equal([$"{path} is given twice; expected: it once."], answer.Faults());
        server.AssertNothingHappened();
    }
}
