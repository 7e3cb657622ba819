using McpServer.Application.Catalog;
using McpServer.Application.Tests.TestTools;
using McpServer.Application.UseCases;
using McpServer.Domain.Audit;

namespace McpServer.Application.Tests.Catalog;

/// <summary>What every tool of this project promises, whoever writes it.</summary>
public sealed class CatalogContractTests
{
    private static readonly ToolCatalog Catalog = ToolCatalog.Of(typeof(ApplicationServices).Assembly);

    public static TheoryData<string> Tools => [.. Catalog.Tools.Select(tool => tool.Definition.Name.Value)];

    public static TheoryData<string> ProtectedTools =>
        [.. Catalog.Tools.Where(tool => !tool.Definition.Permission.IsNone).Select(tool => tool.Definition.Name.Value)];

    [Theory]
    [MemberData(nameof(Tools))]
    public void A_tool_keeps_the_contract(string name) => Assert.Empty(ToolContract.Breaches(EntryOf(name)));

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task A_text_argument_of_10_000_characters_is_refused(string name)
    {
        using var server = new Server { Caller = Callers.With(string.Join(' ', Catalog.Permissions)) };

        Assert.Empty(await ToolContract.UnboundedTextsAsync(server, EntryOf(name)));
    }

    [Theory]
    [MemberData(nameof(ProtectedTools))]
    public async Task A_caller_without_the_permission_is_refused_and_audited_so(string name)
    {
        using var server = new Server { Caller = Callers.With("openid") };

        var answer = await server.CallAsync(name);

        Assert.IsType<CallAnswer.UnknownTool>(answer);
        var entry = Assert.Single(server.Audited);
        Assert.Equal((CallOutcome.UnknownTool, "hidden"), (entry.Outcome, entry.Decision));
    }

    [Theory]
    [InlineData("its description is no sentence")]
    [InlineData("its input schema has no description of $.text")]
    [InlineData("its answer does not satisfy its schema:  Required properties [\"day\"] are not present")]
    [InlineData("its answer has no description of $.done")]
    public void A_tool_that_breaks_the_contract_is_told(string breach) =>
        Assert.Contains(breach, ToolContract.Breaches(ToolEntry.Of(typeof(CareLess))!));

    [Fact]
    public async Task A_tool_that_takes_endless_text_is_told()
    {
        using var server = new Server(new AssemblyOf(typeof(CareLess)));

        var unbounded = await ToolContract.UnboundedTextsAsync(server, ToolEntry.Of(typeof(CareLess))!);

        Assert.Equal(["$.text takes 10,000 characters; give it a MaximumLength in the Validator"], unbounded);
    }

    private static ToolEntry EntryOf(string name) =>
        Catalog.TryFind(name, out var tool) ? tool : throw new ArgumentException("No such tool.", nameof(name));
}
