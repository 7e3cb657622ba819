using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Application.Tests.TestTools;

/// <summary>Opens a box, if it is the caller's.</summary>
public sealed record OpenBox([property: Description("Whose.")] string Owner) : ITool<Perform.Applause>
{
    public static readonly Permission Others = Permission.Parse("box:others", "Open the boxes of others");

    public static ToolDefinition Definition { get; } =
        new(ToolName.Parse("open_box"), "Open", "Opens a box.", Permission.None, ToolEffect.ReadsOnly);

    private sealed record Box(ResourceOwner Owner) : IOwned;

    internal sealed class Validator : AbstractValidator<OpenBox>;

    internal sealed class Handler(IStage stage, ResourceAccess access)
        : IRequestHandler<OpenBox, ToolResult<Perform.Applause>>
    {
        public async Task<ToolResult<Perform.Applause>> Handle(OpenBox request, CancellationToken cancellationToken)
        {
            var box = request.Owner is "nobody"
                ? null
                : new Box(new ResourceOwner("https://tenant.example.com/", request.Owner));
            return access.Allows(box, Others)
                ? await stage.PlayAsync(request, cancellationToken)
                : ToolError.NotFound("There is no such box.");
        }
    }
}
