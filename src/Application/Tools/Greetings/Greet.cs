using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Application.Tools.Greetings;

/// <summary>Greets somebody by name.</summary>
public sealed record Greet([property: Description("Who to greet; the caller when left out.")] string? Name = null)
    : ITool<Greet.Greeting>
{
    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("greet"),
            Title: "Greet",
            Description: "Greets a person by name. Use it to check that sign-in and permissions work.",
            Permission.Parse("tool:greet", "Access the Greeting tool"),
            ToolEffect.ReadsOnly
        );

    public sealed record Greeting([property: Description("The greeting.")] string Message);

    internal sealed class Validator : AbstractValidator<Greet>
    {
        private const int LongestName = 100;

        public Validator() =>
            RuleFor(request => request.Name)
                .MaximumLength(LongestName)
                .Must(name => name is null || !name.Any(char.IsControl))
                .WithMessage("a name on one line without control characters");
    }

    internal sealed class Handler(ICallerAccessor callers) : IRequestHandler<Greet, ToolResult<Greeting>>
    {
        public Task<ToolResult<Greeting>> Handle(Greet request, CancellationToken cancellationToken)
        {
            var name = string.IsNullOrWhiteSpace(request.Name) ? callers.Caller.Subject : request.Name.Trim();
            return Task.FromResult<ToolResult<Greeting>>(new Greeting($"Hello, {name}!"));
        }
    }
}
