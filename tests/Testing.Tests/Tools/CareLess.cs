using System.ComponentModel;
using System.Text.Json.Serialization;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Testing.Tests.Tools;

/// <summary>Can be served, but breaks what every tool of this project promises.</summary>
public sealed record CareLess(string? Text, string? Bounded = null) : ITool<CareLess.Result>
{
    public static ToolDefinition Definition { get; } =
        new(ToolName.Parse("careless"), "Careless", "stuff", Permission.None, ToolEffect.ReadsOnly);

    public sealed record Result(
        bool Done,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] DayOfWeek Day,
        [property: Description("What else was done.")] IReadOnlyList<Step> Steps
    );

    public sealed record Step(string Name);

    internal sealed class Validator : AbstractValidator<CareLess>
    {
        public Validator() => RuleFor(request => request.Bounded).MaximumLength(10);
    }

    internal sealed class Handler : IRequestHandler<CareLess, ToolResult<Result>>
    {
        public Task<ToolResult<Result>> Handle(CareLess request, CancellationToken cancellationToken) =>
            Task.FromResult<ToolResult<Result>>(new Result(true, DayOfWeek.Sunday, []));
    }
}
