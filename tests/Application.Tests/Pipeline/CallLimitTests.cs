using System.ComponentModel;
using McpServer.Application.Catalog;
using McpServer.Application.Tests.TestTools;
using McpServer.Application.UseCases;
using McpServer.Domain.Access;
using McpServer.Domain.Audit;
using McpServer.Domain.Tools;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Application.Tests.Pipeline;

public sealed class CallLimitTests
{
    private static readonly Perform.Applause Applause = new(3);

    [Fact]
    [Requirement("CN-02")]
    public async Task A_tool_that_takes_too_long_is_given_up_and_the_caller_told_to_look()
    {
        using var server = NewServer();
        server.Stage.Does(async token =>
        {
            server.Clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(Timeout.Infinite, token);
            return Applause;
        });

        var error = Error(await server.CallAsync("perform"));

        Assert.Equal(ToolErrorKind.TimedOut, error.Kind);
        Assert.Equal(
            "The tool did not answer within 30 seconds. It may have been done nevertheless: look before you call again.",
            error.Message
        );
        Assert.Equal(CallOutcome.ToolError, Assert.Single(server.Audited).Outcome);
    }

    [Fact]
    public async Task A_tool_that_does_not_listen_is_given_up_too()
    {
        using var server = NewServer();
        var never = new TaskCompletionSource<ToolResult<Perform.Applause>>();
        server.Stage.Does(_ =>
        {
            server.Clock.Advance(TimeSpan.FromSeconds(30));
            return never.Task.WaitAsync(CancellationToken.None);
        });

        Assert.Equal(ToolErrorKind.TimedOut, Error(await server.CallAsync("perform")).Kind);
    }

    [Fact]
    public async Task What_hears_of_the_limit_and_hangs_or_breaks_does_not_hold_up_the_answer()
    {
        using var server = NewServer();
        using var end = new ManualResetEventSlim();
        var never = new TaskCompletionSource<ToolResult<Perform.Applause>>();
        server.Stage.Does(token =>
        {
            _ = token.Register(() => throw new InvalidOperationException("It breaks."));
            _ = token.Register(() => end.Wait(CancellationToken.None));
            server.Clock.Advance(TimeSpan.FromSeconds(30));
            return never.Task.WaitAsync(CancellationToken.None);
        });

        var answer = await server.CallAsync("perform").WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        end.Set();

        Assert.Equal(ToolErrorKind.TimedOut, Error(answer).Kind);
        Assert.Single(server.Audited);
    }

    [Fact]
    public async Task A_tool_that_answers_in_time_is_not()
    {
        using var server = NewServer();
        server.Stage.Does(_ =>
        {
            server.Clock.Advance(TimeSpan.FromSeconds(29));
            return Task.FromResult<ToolResult<Perform.Applause>>(Applause);
        });

        Assert.IsType<CallAnswer.Answered>(await server.CallAsync("perform"));
    }

    [Fact]
    public async Task A_client_that_goes_away_is_not_told_as_a_timeout()
    {
        using var server = NewServer();
        using var client = new CancellationTokenSource();
        server.Stage.Does(async token =>
        {
            await client.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return Applause;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            server.SendAsync(new CallTool("perform", null), client.Token)
        );

        Assert.Equal(CallOutcome.Cancelled, Assert.Single(server.Audited).Outcome);
    }

    [Fact]
    public async Task One_call_more_than_a_tool_takes_is_refused_until_one_has_ended()
    {
        using var server = NewServer();
        var first = new TaskCompletionSource<ToolResult<Perform.Applause>>();
        server.Stage.Does(_ => first.Task.WaitAsync(CancellationToken.None));

        var running = server.CallAsync("narrow");
        var refused = Error(await server.CallAsync("narrow"));
        first.SetResult(Applause);
        await running;
        var after = await server.CallAsync("narrow");

        Assert.Equal(ToolErrorKind.Unavailable, refused.Kind);
        Assert.Contains("takes 1 calls at once", refused.Message, StringComparison.Ordinal);
        Assert.IsType<CallAnswer.Answered>(after);
        Assert.Equal(2, server.Stage.ReceivedCalls().Count());
    }

    [Fact]
    public async Task A_call_that_was_given_up_keeps_its_place_until_it_has_ended()
    {
        using var server = NewServer();
        var stuck = new TaskCompletionSource<ToolResult<Perform.Applause>>();
        server.Stage.Does(_ =>
        {
            server.Clock.Advance(TimeSpan.FromMinutes(1));
            return stuck.Task.WaitAsync(CancellationToken.None);
        });
        await server.CallAsync("narrow");

        var refused = Error(await server.CallAsync("narrow"));

        Assert.Equal(ToolErrorKind.Unavailable, refused.Kind);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_refused_and_never_cut()
    {
        using var server = NewServer();
        server.Stage.Answers(new Perform.Applause(1_000_000));

        var error = Error(await server.CallAsync("narrow"));

        Assert.Equal(ToolErrorKind.TooLarge, error.Kind);
        Assert.StartsWith("The answer has 20 bytes and may have 16.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("1000000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_has_changed_something_says_so_when_its_answer_is_too_large()
    {
        using var server = new Server(services =>
            services
                .AddApplication(new AssemblyOf(typeof(Perform)))
                .Configure<CatalogOptions>(options => options.MaxAnswerBytes = 8)
        );
        server.Stage.Answers(Applause);

        var error = Error(await server.CallAsync("perform"));

        Assert.Equal(ToolErrorKind.TooLarge, error.Kind);
        Assert.EndsWith("only the answer is lost: do not call again for it.", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Stage.ReceivedCalls());
    }

    [Fact]
    public void Limits_of_nothing_stop_the_start()
    {
        var fault = Assert.Throws<CatalogException>(() => ToolCatalog.Of(new AssemblyOf(typeof(Closed))));

        Assert.Contains("must be more than nothing", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>Takes one call at once, and has little to say.</summary>
    internal sealed record Narrow : ITool<Perform.Applause>
    {
        public static ToolDefinition Definition { get; } =
            new(ToolName.Parse("narrow"), "Narrow", "Is narrow.", Permission.None, ToolEffect.ReadsOnly)
            {
                MaxConcurrentCalls = 1,
                MaxAnswerBytes = 16,
                Timeout = TimeSpan.FromSeconds(5),
            };

        internal sealed class Handler(IStage stage) : IRequestHandler<Narrow, ToolResult<Perform.Applause>>
        {
            public Task<ToolResult<Perform.Applause>> Handle(Narrow request, CancellationToken cancellationToken) =>
                stage.PlayAsync(request, cancellationToken);
        }
    }

    /// <summary>Lets nobody in.</summary>
    internal sealed record Closed : ITool<Closed.Nothing>
    {
        public static ToolDefinition Definition { get; } =
            new(ToolName.Parse("closed"), "Closed", "Is closed.", Permission.None, ToolEffect.ReadsOnly)
            {
                MaxConcurrentCalls = 0,
            };

        internal sealed record Nothing([property: Description("Nothing.")] int Value);

        internal sealed class Handler : IRequestHandler<Closed, ToolResult<Nothing>>
        {
            public Task<ToolResult<Nothing>> Handle(Closed request, CancellationToken cancellationToken) =>
                Task.FromResult<ToolResult<Nothing>>(new Nothing(0));
        }
    }

    private static Server NewServer() => new(new AssemblyOf(typeof(Perform)), new AssemblyOf(typeof(Narrow)));

    private static ToolError Error(CallAnswer answer) => Assert.IsType<CallAnswer.Errored>(answer).Error;
}
