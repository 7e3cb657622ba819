using System.Text.Json;
using McpServer.Application.Behaviours;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Application.Catalog;

/// <summary>Knows the closed types, so that a call needs no reflection.</summary>
internal sealed class CallableTool<TTool, TAnswer>() : ToolEntry(typeof(TTool), typeof(TAnswer), TTool.Definition)
    where TTool : class, ITool<TAnswer>
    where TAnswer : class
{
    internal override Type HandlerContract => typeof(IRequestHandler<TTool, ToolResult<TAnswer>>);

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
        return result.IsAnswer
            ? new ToolOutcome.Answered(JsonSerializer.SerializeToElement(result.Answer, ToolJson.Options))
            : new ToolOutcome.Errored(result.Error);
    }

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
