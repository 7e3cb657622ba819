using System.Text.Json;
using McpServer.Application.Behaviours;
using McpServer.Domain.Access;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Application.Catalog;

/// <summary>Knows the closed types, so that a call needs no reflection.</summary>
internal sealed class CallableTool<TTool, TAnswer>(ToolParts parts)
    : ToolEntry(
        typeof(TTool),
        typeof(TAnswer),
        TTool.Definition,
        typeof(IRequestHandler<TTool, ToolResult<TAnswer>>),
        parts
    )
    where TTool : class, ITool<TAnswer>
    where TAnswer : class
{
    private static readonly bool NeedsMore = typeof(TTool).IsAssignableTo(typeof(INeedsPermissions));

    internal override IReadOnlyList<Permission> NeededBy(JsonElement arguments)
    {
        // Arguments that cannot be read need nothing: the call ends with their faults.
        if (!NeedsMore || ArgumentReader.Check(arguments, typeof(TTool)).Count > 0)
        {
            return [];
        }

        var tool = (INeedsPermissions)arguments.Deserialize<TTool>(ToolJson.Options)!;
        Permission[] needed = [.. tool.NeededPermissions().Where(permission => !permission.IsNone)];
        // What nobody declared is in no tenant: nobody could be granted it, and nobody would know of it.
        var undeclared = Array.Find(needed, permission => !Definition.MayAlsoNeed.Contains(permission));
        return undeclared is null
            ? needed
            : throw new ToolDeclarationException(
                $"NeededPermissions names '{undeclared}', and MayAlsoNeed of its Definition does not."
            );
    }

    internal override async Task<ToolOutcome> CallAsync(
        IServiceProvider services,
        JsonElement arguments,
        CancellationToken cancellationToken
    )
    {
        var faults = ArgumentReader.Check(arguments, typeof(TTool));
        if (faults.Count > 0)
        {
            var broken = await BrokenRulesAsync(services, arguments, faults, cancellationToken);
            return new ToolOutcome.Errored(ToolError.InvalidArguments([.. faults, .. broken]));
        }

        var tool = arguments.Deserialize<TTool>(ToolJson.Options)!;
        var result = await services.GetRequiredService<IMediator>().Send(tool, cancellationToken);
        return OutcomeOf(result);
    }

    private static ToolOutcome OutcomeOf(ToolResult<TAnswer> result) =>
        result switch
        {
            { StoppedBy: { } stop } => new ToolOutcome.Stopped(stop),
            { Error: { } error } => new ToolOutcome.Errored(error),
            _ => new ToolOutcome.Answered(ContentOf(result)),
        };

    private static JsonElement ContentOf(IToolResult<ToolResult<TAnswer>> result) => result.ToContent()!.Value;

    private static async Task<IEnumerable<ArgumentFault>> BrokenRulesAsync(
        IServiceProvider services,
        JsonElement arguments,
        IReadOnlyList<ArgumentFault> faults,
        CancellationToken cancellationToken
    )
    {
        if (!ReadableArguments.TryBind<TTool>(arguments, faults, out var rest))
        {
            return [];
        }

        var broken = await services.GetRequiredService<ToolRules<TTool>>().BrokenByAsync(rest, cancellationToken);
        // A rule about an argument that could not be read is broken only because it was taken out.
        return broken.Where(rule =>
            ReadableArguments.ArgumentOf(rule) is { } argument
            && !faults.Any(fault => ReadableArguments.IsWithin(argument, fault))
        );
    }
}
