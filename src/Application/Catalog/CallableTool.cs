using System.Text.Json;
using MediatR;

namespace McpServer.Application.Catalog;

/// <summary>Knows the closed types, so that a call needs no reflection.</summary>
internal sealed class CallableTool<TTool, TAnswer>() : ToolEntry(typeof(TTool), typeof(TAnswer), TTool.Definition)
    where TTool : class, ITool<TAnswer>
    where TAnswer : class
{
    internal override Type HandlerContract => typeof(IRequestHandler<TTool, ToolResult<TAnswer>>);

    internal override async Task<ToolOutcome> CallAsync(
        IMediator mediator,
        JsonElement arguments,
        CancellationToken cancellationToken
    )
    {
        var faults = ArgumentReader.Check(arguments, typeof(TTool));
        if (faults.Count > 0)
        {
            return new ToolOutcome.Errored(ToolError.InvalidArguments(faults));
        }

        var tool = arguments.Deserialize<TTool>(ToolJson.Options)!;
        var result = await mediator.Send(tool, cancellationToken);
        return result.IsAnswer
            ? new ToolOutcome.Answered(JsonSerializer.SerializeToElement(result.Answer, ToolJson.Options))
            : new ToolOutcome.Errored(result.Error);
    }
}
