using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Application.Tests.TestTools;

/// <summary>Takes arguments that contain themselves.</summary>
public sealed record PlantTree(PlantTree? Left = null, IReadOnlyList<PlantTree>? Branches = null)
    : ITool<PlantTree.Planted>
{
    public static ToolDefinition Definition { get; } =
        new(ToolName.Parse("plant_tree"), "Plant", "Plants a tree.", Permission.None, ToolEffect.Changes);

    public sealed record Planted(bool Done);

    internal sealed class Validator : AbstractValidator<PlantTree>;

    internal sealed class Handler(IStage stage) : IRequestHandler<PlantTree, ToolResult<Planted>>
    {
        public async Task<ToolResult<Planted>> Handle(PlantTree request, CancellationToken cancellationToken)
        {
            _ = await stage.PlayAsync(request, cancellationToken);
            return new Planted(true);
        }
    }
}
