using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace Server.Tools.Greetings;

/// <summary>Greets somebody by name.</summary>
public sealed record SayHello([property: Description("Who to greet.")] string Name) : ITool<SayHello.Greeting>
{
    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("say_hello"),
            Title: "Say hello",
            Description: "Greets a person by name. Use it to check that sign-in and permissions work.",
            Permission.Parse("greetings:say-hello", "Use the tool Say hello"),
            ToolEffect.ReadsOnly
        );

    public sealed record Greeting([property: Description("The greeting.")] string Text);

    internal sealed class Validator : AbstractValidator<SayHello>
    {
        public Validator() => RuleFor(request => request.Name).NotEmpty().MaximumLength(100);
    }

    internal sealed class Handler : IRequestHandler<SayHello, ToolResult<Greeting>>
    {
        public Task<ToolResult<Greeting>> Handle(SayHello request, CancellationToken cancellationToken) =>
            Task.FromResult<ToolResult<Greeting>>(new Greeting($"Hello, {request.Name}!"));
    }
}
