using McpServer.Application.Catalog;
using McpServer.Domain.Audit;
using Server.Tools.Greetings;

namespace Server.Tests.Tools.Greetings;

public sealed class SayHelloTests : IAsyncDisposable
{
    private readonly ToolServer _tools = ToolServer.Of(typeof(SayHello).Assembly);

    [Fact]
    public async Task Who_holds_the_permission_is_answered()
    {
        var call = await _tools.As("ada", granted: ["greetings:say-hello"]).Call(new SayHello("Ada"));

        Assert.Equal("Hello, Ada!", call.ShouldAnswer().Text);
        call.ShouldAudit(CallOutcome.Succeeded);
    }

    [Fact]
    public async Task Who_may_hold_it_is_asked_to_get_it()
    {
        var call = await _tools.As("bob", mayAlsoHave: ["greetings:say-hello"]).Call(new SayHello("Bob"));

        call.ShouldAskFor("greetings:say-hello");
    }

    [Fact]
    public async Task From_everybody_else_it_is_hidden() =>
        (await _tools.As("eve").Call(new SayHello("Eve"))).ShouldBeHidden();

    [Fact]
    public async Task Nobody_is_greeted_by_no_name()
    {
        var call = await _tools.As("ada", granted: ["greetings:say-hello"]).Call(new SayHello(""));

        call.ShouldFail(ToolErrorKind.InvalidArguments, "$.name is empty");
    }

    public ValueTask DisposeAsync() => _tools.DisposeAsync();
}
