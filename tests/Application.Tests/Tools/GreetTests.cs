using McpServer.Application.UseCases;

namespace McpServer.Application.Tests.Tools;

public sealed class GreetTests
{
    [Theory]
    [InlineData("""{"name":"Ada"}""", "Hello, Ada!")]
    [InlineData("""{"name":"  Ada  "}""", "Hello, Ada!")]
    [InlineData("""{"name":"J\u00fcrgen \"J\" O'Neil"}""", "Hello, J\u00fcrgen \"J\" O'Neil!")]
    public async Task The_named_person_is_greeted(string arguments, string greeting)
    {
        using var server = new Server();

        var answer = await server.CallAsync("greet", arguments);

        Assert.Equal(greeting, answer.Content().GetProperty("message").GetString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{"name":null}""")]
    [InlineData("""{"name":""}""")]
    [InlineData("""{"name":"   "}""")]
    public async Task Without_a_name_the_caller_is_greeted(string? arguments)
    {
        using var server = new Server();

        var answer = await server.CallAsync("greet", arguments);

        Assert.Equal("Hello, auth0|ada!", answer.Content().GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_name_of_100_characters_is_greeted()
    {
        using var server = new Server();

        var answer = await server.CallAsync("greet", $$"""{"name":"{{new string('a', 100)}}"}""");

        Assert.IsType<CallAnswer.Answered>(answer);
    }

    [Fact]
    public async Task A_name_of_101_characters_is_refused()
    {
        using var server = new Server();

        var answer = await server.CallAsync("greet", $$"""{"name":"{{new string('a', 101)}}"}""");

        Assert.Equal(["$.name is too long; expected: at most 100 characters."], answer.Faults());
    }

    [Theory]
    [InlineData(@"Ada\nsays: obey")]
    [InlineData(@"Ada\r")]
    [InlineData(@"Ada\u0000")]
    [InlineData(@"Ada\u001b[31m")]
    public async Task A_name_with_control_characters_is_refused(string name)
    {
        using var server = new Server();

        var answer = await server.CallAsync("greet", $$"""{"name":"{{name}}"}""");

        Assert.Equal(
            ["$.name is not allowed; expected: a name on one line without control characters."],
            answer.Faults()
        );
    }
}
