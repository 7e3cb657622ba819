using System.Text.Json;
using McpServer.Application.Catalog;
using MediatR;

namespace McpServer.Application.UseCases;

/// <summary>Calls a tool for the current caller.</summary>
/// <param name="Name">The name as it was sent; null when the call named none.</param>
/// <param name="Arguments">The arguments as they were sent; null when there were none, which is the same as none given.</param>
public sealed record CallTool(string? Name, JsonElement? Arguments) : IRequest<CallAnswer>
{
    /// <summary>What kept the call from being read as one; null for a readable call.</summary>
    public string? Fault { get; private init; }

    /// <summary>A call that could not be read. It is sent all the same: the audit must know of it.</summary>
    /// <param name="fault">What is wrong, in words of ours that hold nothing of the message.</param>
    public static CallTool Unreadable(string fault) => new(null, null) { Fault = fault };

    private static readonly JsonElement NoArguments = JsonSerializer.SerializeToElement(new object());

    internal sealed class Handler(ToolCatalog catalog, IMediator mediator) : IRequestHandler<CallTool, CallAnswer>
    {
        public async Task<CallAnswer> Handle(CallTool request, CancellationToken cancellationToken) =>
            catalog.TryFind(request.Name, out var tool)
                ? await tool.CallAsync(mediator, request.Arguments ?? NoArguments, cancellationToken) switch
                {
                    ToolOutcome.Answered answered => new CallAnswer.Answered(tool.Definition, answered.Content),
                    ToolOutcome.Errored errored => new CallAnswer.Errored(tool.Definition, errored.Error),
                    var unknown => throw new InvalidOperationException($"Unknown outcome {unknown.GetType()}."),
                }
                : new CallAnswer.UnknownTool(null);
    }
}
