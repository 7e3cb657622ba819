using System.Diagnostics;
using McpServer.Application.Tests.TestTools;
using McpServer.Application.UseCases;
using McpServer.Domain.Audit;
using NSubstitute.ExceptionExtensions;

namespace McpServer.Application.Tests.Audit;

public sealed class BrokenToolTests
{
    [Fact]
    public async Task The_caller_learns_nothing_but_the_trace()
    {
        using var server = Broken();
        using var activity = new Activity("call").Start();

        var answer = await server.CallAsync("perform", """{"part":"Hamlet"}""");

        Assert.Equal(new CallAnswer.Broken(Perform.Definition, activity.TraceId.ToHexString()), answer);
    }

    [Fact]
    public async Task A_tool_that_breaks_while_it_waits_is_contained_too()
    {
        using var server = new Server(new AssemblyOf(typeof(Perform)));
        server.Stage.Breaks(new InvalidOperationException("canary"));

        var answer = await server.CallAsync("perform");

        Assert.IsType<CallAnswer.Broken>(answer);
    }

    [Fact]
    public async Task The_log_tells_what_was_thrown_and_where()
    {
        using var server = Broken();

        await server.CallAsync("perform");

        var line = Assert.Single(server.Logged);
        Assert.Contains("System.InvalidOperationException", line, StringComparison.Ordinal);
        Assert.Contains(nameof(BrokenToolTests), line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_log_nor_audit_holds_the_message_or_the_stack()
    {
        using var server = Broken();

        await server.CallAsync("perform", """{"part":"Hamlet"}""");

        Assert.All(
            [.. server.Logged, .. server.Audited.Select(entry => entry.ToString())],
            line =>
            {
                Assert.DoesNotContain("canary", line, StringComparison.Ordinal);
                Assert.DoesNotContain("Hamlet", line, StringComparison.Ordinal);
                Assert.DoesNotContain(" at McpServer", line, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task A_call_that_succeeded_is_never_audited_as_broken()
    {
        using var server = new Server(new AssemblyOf(typeof(Perform)));
        server.Stage.Answers(new Perform.Applause(7));
        server
            .AuditLog.AppendAsync(Arg.Any<AuditEntry>(), Arg.Any<CancellationToken>())
            .ThrowsAsync(new IOException("The disk is full."));

        var call = () => server.CallAsync("perform");

        await Assert.ThrowsAsync<IOException>(call);
        await server
            .AuditLog.DidNotReceive()
            .AppendAsync(
                Arg.Is<AuditEntry>(entry => entry.Outcome != CallOutcome.Succeeded),
                Arg.Any<CancellationToken>()
            );
    }

    [Fact]
    public async Task Nobody_is_served_without_an_audit()
    {
        using var server = new Server();
        server
            .AuditLog.AppendAsync(Arg.Any<AuditEntry>(), Arg.Any<CancellationToken>())
            .ThrowsAsync(new IOException("The disk is full."));

        var call = () => server.CallAsync("greet");

        await Assert.ThrowsAsync<IOException>(call);
    }

    private static Server Broken()
    {
        var server = new Server(new AssemblyOf(typeof(Perform)));
        server.Stage.Does(_ => throw new InvalidOperationException("canary: the token is abc"));
        return server;
    }
}
