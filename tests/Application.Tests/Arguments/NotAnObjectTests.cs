namespace McpServer.Application.Tests.Arguments;

public sealed class NotAnObjectTests
{
    [Theory]
    [InlineData("null", "$ is null; expected: an object.")]
    [InlineData("[]", "$ is an array; expected: an object.")]
    [InlineData("""[{"guest":"Ada","nights":2}]""", "$ is an array; expected: an object.")]
    [InlineData("\"guest\"", "$ is a string; expected: an object.")]
    [InlineData("7", "$ is a number; expected: an object.")]
    [InlineData("true", "$ is a boolean; expected: an object.")]
    public async Task Arguments_that_are_no_object_are_refused(string arguments, string fault)
    {
        using var server = BookingDesk.Open();

        var answer = await server.CallAsync("book_room", arguments);

        Assert.Equal([fault], answer.Faults());
        server.AssertNothingHappened();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task They_are_refused_by_a_tool_without_arguments_too(string arguments)
    {
        using var server = new Server();

        var answer = await server.CallAsync("whoami", arguments);

        Assert.Single(answer.Faults());
    }
}
