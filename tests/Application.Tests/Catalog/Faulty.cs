using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Application.Tests.Catalog;

/// <summary>Tools that must not be served, each with one fault.</summary>
internal static class Faulty
{
    public sealed record Answer(bool Done);

    public sealed record NoDescription : ITool<Answer>
    {
        public static ToolDefinition Definition { get; } = Define("no_description") with { Description = " " };

        public sealed class Handler : Silent<NoDescription>;
    }

    public sealed record NoTitle : ITool<Answer>
    {
        public static ToolDefinition Definition { get; } = Define("no_title") with { Title = "" };

        public sealed class Handler : Silent<NoTitle>;
    }

    public sealed record NoHandler : ITool<Answer>
    {
        public static ToolDefinition Definition { get; } = Define("no_handler");
    }

    public sealed record TwoHandlers : ITool<Answer>
    {
        public static ToolDefinition Definition { get; } = Define("two_handlers");

        public sealed class Handler : Silent<TwoHandlers>;

        public sealed class AnotherHandler : Silent<TwoHandlers>;
    }

    public sealed record NoValidator(string? Text = null) : ITool<Answer>
    {
        public static ToolDefinition Definition { get; } = Define("no_validator");

        public sealed class Handler : Silent<NoValidator>;
    }

    public sealed record TwoValidators(string? Text = null) : ITool<Answer>
    {
        public static ToolDefinition Definition { get; } = Define("two_validators");

        public sealed class Validator : AbstractValidator<TwoValidators>;

        public sealed class AnotherValidator : AbstractValidator<TwoValidators>;

        public sealed class Handler : Silent<TwoValidators>;
    }

    public sealed record SameName : ITool<Answer>
    {
        public static ToolDefinition Definition { get; } = Define("whoami");

        public sealed class Handler : Silent<SameName>;
    }

    public sealed record SameAlias : ITool<Answer>
    {
        public static ToolDefinition Definition { get; } =
            Define("same_alias") with
            {
                Aliases = [ToolName.Parse("get_datetime")],
            };

        public sealed class Handler : Silent<SameAlias>;
    }

    public sealed record AliasIsAName : ITool<Answer>
    {
        public static ToolDefinition Definition { get; } =
            Define("alias_is_a_name") with
            {
                Aliases = [ToolName.Parse("greet")],
            };

        public sealed class Handler : Silent<AliasIsAName>;
    }

    public sealed record OtherDescription : ITool<Answer>
    {
        public static ToolDefinition Definition { get; } =
            Define("other_description") with
            {
                Permission = Permission.Parse("tool:greet", "Something else"),
            };

        public sealed class Handler : Silent<OtherDescription>;
    }

    public sealed record OtherImplication : ITool<Answer>
    {
        public static ToolDefinition Definition { get; } =
            Define("other_implication") with
            {
                Permission = Permission.Parse(
                    "tool:greet",
                    "Access the Greeting tool",
                    Permission.Parse("tool", "Use any tool")
                ),
            };

        public sealed class Handler : Silent<OtherImplication>;
    }

    public sealed record SelfContradiction : ITool<Answer>
    {
        public static ToolDefinition Definition { get; } =
            Define("self_contradiction") with
            {
                Permission = Permission.Parse(
                    "a",
                    "Does A",
                    Permission.Parse("b", "Does B"),
                    Permission.Parse("c", "Does C", Permission.Parse("b", "Does something else"))
                ),
            };

        public sealed class Handler : Silent<SelfContradiction>;
    }

    public sealed record Circle : ITool<Answer>
    {
        public static ToolDefinition Definition { get; } =
            Define("circle") with
            {
                Permission = Permission.Parse(
                    "a",
                    "Does A",
                    Permission.Parse("b", "Does B", Permission.Parse("a", "Does A"))
                ),
            };

        public sealed class Handler : Silent<Circle>;
    }

    public sealed record NoObject : ITool<string>
    {
        public static ToolDefinition Definition { get; } = Define("no_object");

        public sealed class Handler : IRequestHandler<NoObject, ToolResult<string>>
        {
            public Task<ToolResult<string>> Handle(NoObject request, CancellationToken cancellationToken) =>
                Task.FromResult<ToolResult<string>>("text");
        }
    }

    public readonly record struct NoClass : ITool<Answer>
    {
        public static ToolDefinition Definition { get; } = Define("no_class");
    }

    public sealed record NoAnswer : ITool
    {
        public static ToolDefinition Definition { get; } = Define("no_answer");
    }

    public sealed record BadPermission : ITool<Answer>
    {
        public static ToolDefinition Definition { get; } =
            Define("bad_permission") with
            {
                Permission = Permission.Parse("tool greet", "Has a space"),
            };

        public sealed class Handler : Silent<BadPermission>;
    }

    public abstract class Silent<TTool> : IRequestHandler<TTool, ToolResult<Answer>>
        where TTool : ITool<Answer>
    {
        public Task<ToolResult<Answer>> Handle(TTool request, CancellationToken cancellationToken) =>
            Task.FromResult<ToolResult<Answer>>(new Answer(true));
    }

    private static ToolDefinition Define(string name) =>
        new(ToolName.Parse(name), "A title", "Does something.", Permission.None, ToolEffect.ReadsOnly);
}
