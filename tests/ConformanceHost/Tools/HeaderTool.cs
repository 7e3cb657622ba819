using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.ConformanceHost.Tools;

/// <summary>Has an argument that clients repeat in a header, for gateways to route by (SEP-2243).</summary>
public sealed record HeaderTool(
    [property: Description("Where to run."), InHeader("Region")] string Region,
    [property: Description("What to run.")] string? Query = null
) : ITool<HeaderTool.Answer>
{
    public static ToolDefinition Definition { get; } =
        Fixture.Named("test_header_tool", "Runs somewhere, and says where.");

    public sealed record Answer([property: Description("Where it ran.")] string Region);

    internal sealed class Validator : AbstractValidator<HeaderTool>
    {
        public Validator() => RuleFor(request => request.Region).NotNull();
    }

    internal sealed class Handler : IRequestHandler<HeaderTool, ToolResult<Answer>>
    {
        public Task<ToolResult<Answer>> Handle(HeaderTool request, CancellationToken cancellationToken) =>
            Task.FromResult<ToolResult<Answer>>(new Answer(request.Region));
    }
}
