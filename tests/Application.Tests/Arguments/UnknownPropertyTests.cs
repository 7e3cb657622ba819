namespace McpServer.Application.Tests.Arguments;

public sealed class UnknownPropertyTests
{
    [Theory]
    [InlineData("Name")]
    [InlineData("NAME")]
    [InlineData("name ")]
    [InlineData("n\u0430me")]
    [InlineData("$type")]
    [InlineData("__proto__")]
    [InlineData("definition")]
    [InlineData("")]
    public async Task A_property_that_the_tool_does_not_have_is_refused(string property)
    {
        using var server = new Server();

        var answer = await server.CallAsync("greet", $$"""{"{{property}}":"Ada"}""");

        Assert.Equal([$"$.{property} is not known; expected: only name."], answer.Faults());
    }

    [Theory]
    [InlineData(@"a\nb", "$.a?b")]
    [InlineData(@"a\r\nb", "$.a??b")]
    [InlineData(@"\u001b[31mred", "$.?[31mred")]
    [InlineData(@"a\u0000b", "$.a?b")]
    [InlineData(@"a\u0085b", "$.a?b")]
    [InlineData(@"a\u2028b", "$.a?b")]
    [InlineData(@"a\u2029b", "$.a?b")]
    [InlineData(@"a\u202eb", "$.a?b")]
    [InlineData(@"a\u200bb", "$.a?b")]
    public async Task The_name_of_an_unknown_property_cannot_leave_its_line(string property, string path)
    {
        using var server = new Server();

        var answer = await server.CallAsync("greet", $$"""{"{{property}}":1}""");

        Assert.Equal([$"{path} is not known; expected: only name."], answer.Faults());
    }

    [Fact]
    public async Task The_name_of_an_unknown_property_is_shortened()
    {
        using var server = new Server();

        var answer = await server.CallAsync("greet", $$"""{"{{new string('a', 10_000)}}":1}""");

        Assert.Equal([$"$.{new string('a', 64)} is not known; expected: only name."], answer.Faults());
    }

    [Fact]
    public async Task An_unknown_property_keeps_the_tool_from_running()
    {
        using var server = BookingDesk.Open();

        var answer = await server.BookAsync("\"minibar\":true");

        Assert.StartsWith(
            "$.minibar is not known; expected: only guest, nights, ",
            Assert.Single(answer.Faults()),
            StringComparison.Ordinal
        );
        server.AssertNothingHappened();
    }
}
