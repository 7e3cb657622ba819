using FluentValidation;
using McpServer.Application;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Audit;
using McpServer.Domain.Tools;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;
using MediatR;

namespace McpServer.Host.Tests.Logging;

public sealed class BrokenToolTests
{
    [Fact]
    public async Task A_tool_that_breaks_tells_the_caller_nothing_but_a_trace_id()
    {
        await using var server = await ServerUnderTest.StartAsync(builder =>
            builder.Services.AddApplication(new AssemblyOf(typeof(Breaks)))
        );

        var answer = await server.PostAsync(
            WireMessage.Call("breaks", new() { ["text"] = "canary-4711" }),
            server.Forge.Person()
        );

        Assert.Equal(200, answer.Status);
        Assert.True(answer.Result!["isError"]!.GetValue<bool>());
        Assert.Contains("trace id", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(InvalidOperationException), answer.Text, StringComparison.Ordinal);
        Assert.Equal(CallOutcome.Failed, Assert.Single(server.Audit.Entries).Outcome);
        var request = Assert.Single(server.Logs.Lines, line => line.Values.ContainsKey("Elapsed"));
        Assert.Equal(("breaks", "Failed"), (request.Values["Tool"], request.Values["Outcome"]));
    }

    [Fact]
    public async Task The_log_says_what_broke_and_where_but_not_with_what()
    {
        await using var server = await ServerUnderTest.StartAsync(builder =>
            builder.Services.AddApplication(new AssemblyOf(typeof(Breaks)))
        );

        await server.PostAsync(WireMessage.Call("breaks", new() { ["text"] = "canary-4711" }), server.Forge.Person());

        var error = Assert.Single(server.Logs.Lines, line => line.Level == Microsoft.Extensions.Logging.LogLevel.Error);
        Assert.Contains(nameof(InvalidOperationException), error.Text, StringComparison.Ordinal);
        Assert.Contains(nameof(Breaks), error.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error.Text, StringComparison.Ordinal);
    }

    /// <summary>A tool of another team's assembly that throws with its argument in the message.</summary>
    public sealed record Breaks(string Text) : ITool<Breaks.Never>
    {
        public static ToolDefinition Definition { get; } =
            new(ToolName.Parse("breaks"), "Breaks", "Throws an exception.", Permission.None, ToolEffect.ReadsOnly);

        public sealed record Never(string Text);

        internal sealed class Validator : AbstractValidator<Breaks>
        {
            public Validator() => RuleFor(request => request.Text).MaximumLength(100);
        }

        internal sealed class Handler : IRequestHandler<Breaks, ToolResult<Never>>
        {
            public Task<ToolResult<Never>> Handle(Breaks request, CancellationToken cancellationToken) =>
                throw new InvalidOperationException($"I was given {request.Text}");
        }
    }
}
