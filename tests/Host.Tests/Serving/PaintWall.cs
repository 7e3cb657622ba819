using System.ComponentModel;
using System.Text.Json;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Host.Tests.Serving;

/// <summary>A tool that declares all that can be declared.</summary>
public sealed record PaintWall(
    [property: Description("The colour."), InHeader("Colour")] string Colour,
    [property: Description("Whether outside.")] bool Outside = false,
    [property: Description("Repeats are painted once.")] string? IdempotencyKey = null
) : ITool<PaintWall.Painted>, INeedsPermissions, IIdempotent
{
    private static readonly Permission Scaffold = Permission.Parse(
        "wall:outside",
        "Paint walls outside",
        Permission.Parse("wall:all", "Paint every wall")
    );

    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("paint_wall"),
            "Paint a wall",
            "Paints one wall.",
            Permission.Parse("wall:paint", "Paint walls"),
            ToolEffect.Changes
        )
        {
            MayAlsoNeed = [Scaffold],
            Aliases = [ToolName.Parse("brush_wall")],
            ReachesOut = true,
            Icons =
            [
                new(new Uri("https://example.com/wall.png"), "image/png", ["48x48", "96x96"], "dark"),
                new(new Uri("data:image/svg+xml;base64,PHN2Zy8+")),
            ],
            Metadata = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
            {
                ["com.example/team"] = JsonSerializer.SerializeToElement(new { name = "painters", size = 3 }),
                ["com.example/beta"] = JsonSerializer.SerializeToElement(true),
            },
        };

    public IEnumerable<Permission> NeededPermissions() => Outside ? [Scaffold] : [];

    public sealed record Painted([property: Description("What the wall looks like.")] string Look);

    internal sealed class Validator : AbstractValidator<PaintWall>
    {
        private const int LongestName = 20;

        public Validator() => RuleFor(request => request.Colour).MaximumLength(LongestName);
    }

    internal sealed class Handler : IRequestHandler<PaintWall, ToolResult<Painted>>
    {
        public Task<ToolResult<Painted>> Handle(PaintWall request, CancellationToken cancellationToken) =>
            Task.FromResult<ToolResult<Painted>>(new Painted($"All {request.Colour}."));
    }
}
