using System.Diagnostics;
using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Application.Tests.TestTools;
using McpServer.Application.UseCases;
using McpServer.Domain.Access;
using McpServer.Domain.Audit;

namespace McpServer.Application.Tests.Audit;

/// <summary>Every call leaves exactly one entry, however it ends.</summary>
public sealed class AuditedEndingTests
{
    private static readonly Caller Stranger = Callers.With("tool:greet");
    private static readonly Caller Beginner = Callers.With("tool:greet", "stage:perform");

    [Fact]
    public async Task A_call_that_succeeded_is_audited()
    {
        using var server = Open();

        await server.CallAsync("perform");

        AssertAudited(server, CallOutcome.Succeeded, "perform", "granted", "the token has the permission");
    }

    [Fact]
    public async Task A_call_that_needs_no_permission_is_audited_as_such()
    {
        using var server = Open();

        await server.CallAsync("get_current_time");

        AssertAudited(server, CallOutcome.Succeeded, "get_current_time", "granted", "the tool needs no permission");
    }

    [Fact]
    public async Task A_call_by_an_alias_is_audited_under_the_name_of_the_tool()
    {
        using var server = Open();

        await server.CallAsync("play");

        AssertAudited(server, CallOutcome.Succeeded, "perform", "granted", "the token has the permission");
    }

    [Theory]
    [InlineData(ToolErrorKind.NotFound)]
    [InlineData(ToolErrorKind.Refused)]
    [InlineData(ToolErrorKind.Unavailable)]
    public async Task A_call_that_the_tool_answered_with_an_error_is_audited(ToolErrorKind kind)
    {
        using var server = Open();
        server.Stage.Answers(ErrorOf(kind));

        await server.CallAsync("perform");

        AssertAudited(server, CallOutcome.ToolError, "perform", "granted", $"the tool answered {kind}");
    }

    [Theory]
    [InlineData("""{"part":7}""")]
    [InlineData("""{"part":"a part that is far too long"}""")]
    [InlineData("null")]
    public async Task A_call_with_invalid_arguments_is_audited(string arguments)
    {
        using var server = Open();

        await server.CallAsync("perform", arguments);

        AssertAudited(server, CallOutcome.ToolError, "perform", "granted", "the tool answered InvalidArguments");
    }

    [Fact]
    public async Task A_call_that_needs_a_permission_is_audited()
    {
        using var server = Open(Beginner);

        await server.CallAsync("play");

        AssertAudited(server, CallOutcome.PermissionNeeded, "perform", "obtainable", "missing stage:perform");
    }

    [Fact]
    public async Task A_call_of_a_hidden_tool_is_audited_with_what_was_missing()
    {
        using var server = Open(Stranger);

        await server.CallAsync("play");

        AssertAudited(server, CallOutcome.UnknownTool, "perform", "hidden", "missing stage:perform");
    }

    [Fact]
    public async Task A_call_of_no_such_tool_is_audited()
    {
        using var server = Open();

        await server.CallAsync("no_such_tool");

        AssertAudited(server, CallOutcome.UnknownTool, "no_such_tool", "hidden", "no such tool");
    }

    [Theory]
    [InlineData("canary tool")]
    [InlineData("canary\r\n2026-03-01 forged log line")]
    [InlineData("\u202eperform")]
    public async Task A_name_that_no_tool_could_have_is_not_kept(string name)
    {
        using var server = Open();

        await server.CallAsync(name);

        AssertAudited(server, CallOutcome.UnknownTool, null, "hidden", "no such tool");
        Assert.DoesNotContain(name, Assert.Single(server.Audited).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_not_kept()
    {
        using var server = Open();

        await server.CallAsync(new string('a', 129));

        AssertAudited(server, CallOutcome.UnknownTool, null, "hidden", "no such tool");
    }

    [Fact]
    public async Task A_call_that_names_no_tool_is_audited()
    {
        using var server = Open();

        await server.CallAsync(null);

        AssertAudited(server, CallOutcome.Malformed, null, null, "the call names no tool");
    }

    [Fact]
    public async Task A_call_that_could_not_be_read_is_audited()
    {
        using var server = Open();

        await server.SendAsync(CallTool.Unreadable("the name is no text"), TestContext.Current.CancellationToken);

        AssertAudited(server, CallOutcome.Malformed, null, null, "the name is no text");
    }

    [Fact]
    public async Task A_call_that_was_cancelled_is_audited()
    {
        using var server = Open();
        using var client = new CancellationTokenSource();
        server.Stage.Does(async cancellationToken =>
        {
            await client.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            throw new UnreachableException();
        });

        var call = () => server.SendAsync(new CallTool("perform", null), client.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(call);
        AssertAudited(
            server,
            CallOutcome.Cancelled,
            "perform",
            "granted",
            "the client went away, or the server stopped"
        );
    }

    [Fact]
    public async Task The_entry_of_a_cancelled_call_is_not_cancelled_with_it()
    {
        using var server = Open();
        using var client = new CancellationTokenSource();
        await client.CancelAsync();
        server.Stage.Breaks(new OperationCanceledException(client.Token));

        var call = () => server.SendAsync(new CallTool("perform", null), client.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(call);
        await server.AuditLog.Received(1).AppendAsync(Arg.Any<AuditEntry>(), CancellationToken.None);
    }

    [Fact]
    public async Task A_time_out_inside_the_tool_is_not_the_client_going_away()
    {
        using var server = Open();
        server.Stage.Breaks(new TaskCanceledException());

        var answer = await server.CallAsync("perform");

        Assert.IsType<CallAnswer.Broken>(answer);
        AssertAudited(server, CallOutcome.Failed, "perform", "granted", "the tool broke");
    }

    [Fact]
    public async Task A_call_that_broke_is_audited()
    {
        using var server = Open();
        server.Stage.Breaks(new JsonException("canary"));

        await server.CallAsync("perform");

        AssertAudited(server, CallOutcome.Failed, "perform", "granted", "the tool broke");
    }

    private static Server Open(Caller? caller = null)
    {
        var server = new Server(new AssemblyOf(typeof(Perform))) { Caller = caller ?? Callers.With("stage:perform") };
        server.Stage.Answers(new Perform.Applause(7));
        return server;
    }

    private static ToolError ErrorOf(ToolErrorKind kind) =>
        kind switch
        {
            ToolErrorKind.InvalidArguments => ToolError.InvalidArguments([]),
            ToolErrorKind.NotFound => ToolError.NotFound("There is no such stage."),
            ToolErrorKind.Refused => ToolError.Refused("The stage is closed."),
            ToolErrorKind.Unavailable => ToolError.Unavailable("The stage does not answer."),
            ToolErrorKind.TimedOut => ToolError.TimedOut("The stage takes too long."),
            ToolErrorKind.TooLarge => ToolError.TooLarge("The applause is too loud."),
        };

    private static void AssertAudited(Server server, CallOutcome outcome, string? tool, string? decision, string reason)
    {
        var entry = Assert.Single(server.Audited);
        Assert.Equal(
            (outcome, tool, decision, reason),
            (entry.Outcome, entry.Tool?.Value, entry.Decision, entry.Reason)
        );
    }
}
