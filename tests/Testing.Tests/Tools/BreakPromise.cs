using System.ComponentModel;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Testing.Tests.Tools;

/// <summary>Answers otherwise than its output schema promises.</summary>
public sealed record BreakPromise : ITool<BreakPromise.Promise>
{
    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("break_promise"),
            "Break a promise",
            "Breaks a promise.",
            Permission.None,
            ToolEffect.ReadsOnly
        );

    public sealed record Promise([property: Description("The word that is given.")] string Word);

    internal sealed class Handler : IRequestHandler<BreakPromise, ToolResult<Promise>>
    {
        public Task<ToolResult<Promise>> Handle(BreakPromise request, CancellationToken cancellationToken) =>
            Task.FromResult<ToolResult<Promise>>(new Promise(null!));
    }
}
