using System.Diagnostics;
using McpServer.Application.Catalog;
using McpServer.Application.Tests.TestTools;
using McpServer.Domain.Audit;

namespace McpServer.Application.Tests.Audit;

public sealed class AuditEntryTests
{
    [Fact]
    public async Task An_entry_tells_who_called_and_through_what()
    {
        using var server = new Server
        {
            Caller = Callers.With("tool:greet") with { Organization = "org_1", Actor = "agent" },
        };

        await server.CallAsync("greet");

        var entry = Assert.Single(server.Audited);
        Assert.Equal(
            ("auth0|ada", "inspector", "org_1", "agent"),
            (entry.Subject, entry.ClientId, entry.Organization, entry.Actor)
        );
    }

    [Fact]
    public async Task An_entry_tells_when_and_how_long()
    {
        using var server = new Server(new AssemblyOf(typeof(Perform)));
        server.Stage.Does(_ =>
        {
            server.Clock.Advance(TimeSpan.FromMilliseconds(250));
            return Task.FromResult<ToolResult<Perform.Applause>>(new Perform.Applause(7));
        });

        await server.CallAsync("perform");

        var entry = Assert.Single(server.Audited);
        Assert.Equal(TimeSpan.FromMilliseconds(250), entry.Duration);
        Assert.Equal(server.Clock.GetUtcNow(), entry.At);
    }

    [Fact]
    public async Task An_entry_tells_the_trace_that_the_call_belongs_to()
    {
        using var server = new Server();
        using var activity = new Activity("call").Start();

        await server.CallAsync("greet");

        Assert.Equal(activity.TraceId.ToHexString(), Assert.Single(server.Audited).TraceId);
    }

    [Fact]
    public async Task Without_a_trace_an_entry_tells_none()
    {
        using var server = new Server();
        Activity.Current = null;

        await server.CallAsync("greet");

        Assert.Null(Assert.Single(server.Audited).TraceId);
    }

    [Theory]
    [InlineData("greet", """{"name":"canary-4711"}""")]
    [InlineData("greet", """{"name":["canary-4711"]}""")]
    [InlineData("greet", """{"canary-4711":true}""")]
    [InlineData("greet", "\"canary-4711\"")]
    [InlineData("whoami", """{"name":"canary-4711"}""")]
    [InlineData("get_current_time", """{"timeZone":"canary-4711"}""")]
    [InlineData("no_such_tool", """{"name":"canary-4711"}""")]
    public async Task An_entry_holds_nothing_of_the_arguments(string name, string arguments)
    {
        using var server = new Server();

        await server.CallAsync(name, arguments);

        var entry = Assert.Single(server.Audited);
        Assert.DoesNotContain("canary", entry.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Each_call_has_an_entry_of_its_own()
    {
        using var server = new Server();

        await server.CallAsync("greet");
        await server.CallAsync("no_such_tool");
        await server.CallAsync("whoami");

        Assert.Equal(
            [CallOutcome.Succeeded, CallOutcome.UnknownTool, CallOutcome.Succeeded],
            server.Audited.Select(entry => entry.Outcome)
        );
    }

    [Fact]
    public async Task Listing_the_tools_is_not_a_call()
    {
        using var server = new Server();

        await server.ListAsync();

        Assert.Empty(server.Audited);
    }
}
