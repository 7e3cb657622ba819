namespace McpServer.Application.Tests.Arguments;

public sealed class NestedArgumentTests
{
    [Theory]
    [InlineData("\"home\":{}", "$.home.street is missing; expected: a string.")]
    [InlineData("\"home\":{\"street\":1}", "$.home.street is a number that does not fit; expected: a string.")]
    [InlineData("\"home\":{\"street\":null}", "$.home.street is null; expected: a string.")]
    [InlineData("\"home\":{\"street\":\"a\",\"city\":\"b\"}", "$.home.city is not known; expected: only street, zip.")]
    [InlineData("\"wishes\":[\"a\",7]", "$.wishes[1] is a number that does not fit; expected: a string.")]
    [InlineData("\"wishes\":[\"a\",[\"b\"]]", "$.wishes[1] is an array that does not fit; expected: a string.")]
    [InlineData("\"wishes\":[null]", "$.wishes[0] is null that does not fit; expected: a string.")]
    [InlineData("\"others\":[{\"name\":\"Bob\"},{}]", "$.others[1].name is missing; expected: a string.")]
    [InlineData("\"others\":[{\"name\":\"Bob\"},7]", "$.others[1] is a number; expected: an object.")]
    [InlineData("\"others\":[null]", "$.others[0] is null; expected: an object.")]
    [InlineData(
        "\"others\":[{\"name\":\"Bob\",\"age\":\"3\"}]",
        "$.others[0].age is a string that does not fit; expected: an integer that fits Int32."
    )]
    [InlineData(
        "\"codes\":[1,\"2\"]",
        "$.codes[1] is a string that does not fit; expected: an integer that fits Int32."
    )]
    [InlineData(
        "\"extras\":{\"towels\":\"two\"}",
        "$.extras.towels is a string that does not fit; expected: an integer that fits Int32."
    )]
    [InlineData(
        "\"extras\":{\"towels\":null}",
        "$.extras.towels is null that does not fit; expected: an integer that fits Int32."
    )]
    public async Task A_fault_inside_is_told_with_its_path(string members, string fault)
    {
        using var server = BookingDesk.Open();

        var answer = await server.BookAsync(members);

        Assert.Equal([fault], answer.Faults());
        server.AssertNothingHappened();
    }
}
