using System.Diagnostics;
using System.Text.Json;
using McpServer.Application.Behaviours;
using McpServer.Application.Catalog;
using MediatR;
using Microsoft.Extensions.Logging;

namespace McpServer.Application.UseCases;

/// <summary>Calls a tool for the current caller.</summary>
/// <param name="Name">The name as it was sent; null when the call named none.</param>
/// <param name="Arguments">The arguments as they were sent; null when there were none, which is the same as none given.</param>
public sealed partial record CallTool(string? Name, JsonElement? Arguments) : IRequest<CallAnswer>
{
    /// <summary>What kept the call from being read as one; null for a readable call.</summary>
    public string? Fault { get; private init; }

    /// <summary>A call that could not be read. It is sent all the same: the audit must know of it.</summary>
    /// <param name="fault">What is wrong, in words of ours that hold nothing of the message.</param>
    public static CallTool Unreadable(string fault) => new(null, null) { Fault = fault };

    private static readonly JsonElement NoArguments = JsonSerializer.SerializeToElement(new object());

    internal sealed partial class Handler(
        ToolCatalog catalog,
        CallLimits limits,
        IServiceProvider services,
        ILogger<CallTool> log
    ) : IRequestHandler<CallTool, CallAnswer>
    {
        public async Task<CallAnswer> Handle(CallTool request, CancellationToken cancellationToken)
        {
            if (!catalog.TryFind(request.Name, out var tool))
            {
                return new CallAnswer.UnknownTool(null);
            }

            try
            {
                var outcome = await limits.KeepAsync(
                    tool,
                    token => tool.CallAsync(services, request.Arguments ?? NoArguments, token),
                    cancellationToken
                );
                return outcome switch
                {
                    ToolOutcome.Answered answered => new CallAnswer.Answered(tool.Definition, answered.Content),
                    ToolOutcome.Errored errored => new CallAnswer.Errored(tool.Definition, errored.Error),
                    var unknown => throw new InvalidOperationException($"Unknown outcome {unknown.GetType()}."),
                };
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw;
            }
#pragma warning disable CA1031 // Whatever a tool throws, the caller gets one plain sentence and the audit its entry.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                // Only where and what it was: the message and the stack may hold arguments.
                var thrower = exception.TargetSite;
                LogBroken(exception.GetType().FullName, thrower?.DeclaringType?.FullName, thrower?.Name);
                return new CallAnswer.Broken(tool.Definition, Activity.Current?.TraceId.ToHexString());
            }
        }

        [LoggerMessage(Level = LogLevel.Error, Message = "A tool broke with {Exception} in {Type}.{Method}")]
        private partial void LogBroken(string? exception, string? type, string? method);
    }
}
