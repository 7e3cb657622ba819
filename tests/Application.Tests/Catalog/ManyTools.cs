using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Application.Tests.Catalog;

/// <summary>Tools by the number, each a type of its own with rules and a handler: one generic tool for pairs of types.</summary>
internal static class ManyTools
{
    private static readonly Type[] Letters =
    [
        typeof(bool),
        typeof(byte),
        typeof(char),
        typeof(decimal),
        typeof(double),
        typeof(float),
        typeof(int),
        typeof(long),
        typeof(string),
        typeof(uint),
    ];

    /// <summary>The requests, rules and handlers of so many tools, at most 100.</summary>
    public static Type[] Parts(int count)
    {
        var parts =
            from first in Letters
            from second in Letters
            from part in (Type[])[typeof(Tool<,>), typeof(Rules<,>), typeof(Handler<,>)]
            select part.MakeGenericType(first, second);
        return [.. parts.Take(3 * count)];
    }

    public sealed record Answer([property: Description("Anything.")] string Text);

    public sealed record Tool<TFirst, TSecond>([property: Description("Anything.")] string Text) : ITool<Answer>
    {
        public static ToolDefinition Definition { get; } =
            new(
                ToolName.Parse($"tool_{typeof(TFirst).Name}_{typeof(TSecond).Name}"),
                Title: "One of many",
                Description: "Is one of many.",
                Permission.None,
                ToolEffect.ReadsOnly
            );
    }

    internal sealed class Rules<TFirst, TSecond> : AbstractValidator<Tool<TFirst, TSecond>>
    {
        public Rules() => RuleFor(request => request.Text).MaximumLength(100);
    }

    internal sealed class Handler<TFirst, TSecond> : IRequestHandler<Tool<TFirst, TSecond>, ToolResult<Answer>>
    {
        public Task<ToolResult<Answer>> Handle(Tool<TFirst, TSecond> request, CancellationToken cancellationToken) =>
            Task.FromResult<ToolResult<Answer>>(new Answer(request.Text));
    }
}
