using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace RootNamespace.Tools.AreaName;

/// <summary>Find thing: say here in a line what it is for.</summary>
public sealed record FindThing([property: Description("What to ask for.")] string Text) : ITool<FindThing.Answer>
{
    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("find_thing"),
            Title: "Find thing",
            Description: "Find thing: tell the model here what it does, and when to use it.",
            Permission.Parse("area:find-thing", "Use the tool Find thing"),
            ToolEffect.ReadsOnly
        );

    public sealed record Answer([property: Description("What came of it.")] string Text);

    internal sealed class Validator : AbstractValidator<FindThing>
    {
        public Validator() => RuleFor(request => request.Text).NotEmpty().MaximumLength(100);
    }

    /// <summary>Takes what it needs in its constructor, such as a repository, a TimeProvider or the ICallerAccessor.</summary>
    internal sealed class Handler : IRequestHandler<FindThing, ToolResult<Answer>>
    {
        public Task<ToolResult<Answer>> Handle(FindThing request, CancellationToken cancellationToken) =>
            Task.FromResult<ToolResult<Answer>>(new Answer($"You asked for '{request.Text}'."));
    }
}
