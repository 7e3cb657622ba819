using System.Text.Json;
using McpServer.Application.Approvals;
using McpServer.Application.Behaviours;
using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using MediatR;
using Microsoft.Extensions.Logging;

namespace McpServer.Application.UseCases;

/// <summary>Calls a tool for the current caller.</summary>
/// <param name="Name">The name as it was sent; null when the call named none.</param>
/// <param name="Arguments">The arguments as they were sent; null when there were none, which is the same as none given.</param>
public sealed partial record CallTool(string? Name, JsonElement? Arguments) : IRequest<CallAnswer>
{
    private static readonly JsonElement NoArguments = JsonSerializer.SerializeToElement(new object());

    /// <summary>What kept the call from being read as one; null for a readable call.</summary>
    public string? Fault { get; private init; }

    /// <summary>Whether the client can put a question to a person.</summary>
    public bool CanAsk { get; init; }

    /// <summary>What the client brings back after it asked; null at first.</summary>
    public ApprovalReply? Approval { get; init; }

    /// <summary>
    /// Says what is wrong with what the request repeats of the arguments; null when nothing is repeated. It is asked for a
    /// tool that the caller may know of, and for no other.
    /// </summary>
    public Func<ToolEntry, string?>? FaultOfHeaders { get; init; }

    internal JsonElement GivenArguments => Arguments ?? NoArguments;

    /// <summary>A call that could not be read. It is sent all the same: the audit must know of it.</summary>
    /// <param name="fault">What is wrong, in words of ours that hold nothing of the message.</param>
    public static CallTool Unreadable(string fault) => new(null, null) { Fault = fault };

    internal sealed partial class Handler(
        ToolCatalog catalog,
        CallLimits limits,
        CurrentCall current,
        IKeepAlive keepAlive,
        IServiceProvider services,
        BrokenTools brokenTools,
        ILogger<CallTool> log
    ) : IRequestHandler<CallTool, CallAnswer>
    {
        public async Task<CallAnswer> Handle(CallTool request, CancellationToken cancellationToken)
        {
            if (!catalog.TryFind(request.Name, out var tool))
            {
                return new CallAnswer.UnknownTool(null);
            }

            current.Begin(request, tool);
            if (request.Name != tool.Definition.Name.Value)
            {
                LogOtherName(tool.Definition.Name.Value, request.Name);
            }

            await using var alive = keepAlive.Begin();
            try
            {
                var outcome = await limits.KeepAsync(
                    tool,
                    token => tool.CallAsync(services, request.GivenArguments, token),
                    cancellationToken
                );
                return CallAnswer.Of(tool.Definition, outcome);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
#pragma warning disable CA1031 // Whatever a tool throws, the caller gets one plain sentence and the audit its entry.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                return brokenTools.Tell(tool.Definition, exception);
            }
        }

        [LoggerMessage(Level = LogLevel.Information, Message = "{Tool} was called by its other name {Name}")]
        private partial void LogOtherName(string tool, string? name);
    }
}
