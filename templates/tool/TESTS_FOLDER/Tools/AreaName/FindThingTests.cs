using McpServer.Application.Catalog;
using McpServer.Domain.Audit;
using RootNamespace.Tools.AreaName;

namespace RootNamespace.Tests.Tools.AreaName;

public sealed class FindThingTests : IAsyncDisposable
{
    private readonly ToolServer _tools = ToolServer.Of(typeof(FindThing).Assembly);

    [Fact]
    public async Task Who_holds_the_permission_is_answered()
    {
        var call = await _tools.As("ada", granted: ["area:find-thing"]).Call(new FindThing("4711"));

        Assert.Equal("You asked for '4711'.", call.ShouldAnswer().Text);
        call.ShouldAudit(CallOutcome.Succeeded);
    }

    [Fact]
    public async Task Who_may_hold_it_is_asked_to_get_it()
    {
        var call = await _tools.As("bob", mayAlsoHave: ["area:find-thing"]).Call(new FindThing("4711"));

        call.ShouldAskFor("area:find-thing");
    }

    [Fact]
    public async Task From_everybody_else_it_is_hidden() =>
        (await _tools.As("eve").Call(new FindThing("4711"))).ShouldBeHidden();

    [Fact]
    public async Task An_empty_text_is_told()
    {
        var call = await _tools.As("ada", granted: ["area:find-thing"]).Call(new FindThing(""));

        call.ShouldFail(ToolErrorKind.InvalidArguments, "$.text is empty");
    }

    [Fact]
    public Task It_keeps_the_contract_of_all_tools() => _tools.ShouldKeepTheContract("find_thing");

    public ValueTask DisposeAsync() => _tools.DisposeAsync();
}
