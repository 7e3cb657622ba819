using McpServer.Application.Catalog;
using McpServer.Application.Tests.TestTools;
using McpServer.Application.UseCases;
using McpServer.Domain.Access;

namespace McpServer.Application.Tests.Access;

public sealed class ResourceAccessTests
{
    [Theory]
    [InlineData("auth0|ada", "")]
    [InlineData("auth0|bob", "box:others")]
    [Requirement("AZ-22")]
    public async Task What_is_the_callers_or_opened_by_a_permission_is_reached(string owner, string scopes)
    {
        using var server = NewServer(Callers.With(scopes));

        Assert.IsType<CallAnswer.Answered>(await server.CallAsync("open_box", $$"""{"owner":"{{owner}}"}"""));
    }

    [Fact]
    [Requirement("AZ-22")]
    public async Task What_is_anothers_and_what_is_not_there_are_told_alike()
    {
        using var server = NewServer(Callers.With(""));

        var foreign = Error(await server.CallAsync("open_box", """{"owner":"auth0|bob"}"""));
        var missing = Error(await server.CallAsync("open_box", """{"owner":"nobody"}"""));

        Assert.Equal((missing.Kind, missing.Message), (foreign.Kind, foreign.Message));
        server.AssertNothingHappened();
    }

    [Fact]
    public async Task Only_the_audit_can_tell_them_apart()
    {
        using var server = NewServer(Callers.With(""));

        await server.CallAsync("open_box", """{"owner":"auth0|bob"}""");
        await server.CallAsync("open_box", """{"owner":"nobody"}""");

        Assert.Equal(
            ["the tool answered NotFound; what it asked for belongs to somebody else", "the tool answered NotFound"],
            server.Audited.Select(entry => entry.Reason)
        );
    }

    private static ToolError Error(CallAnswer answer) => Assert.IsType<CallAnswer.Errored>(answer).Error;

    private static Server NewServer(Caller caller)
    {
        var server = new Server(new AssemblyOf(typeof(OpenBox))) { Caller = caller };
        server.Stage.Answers(new Perform.Applause(1));
        return server;
    }
}
