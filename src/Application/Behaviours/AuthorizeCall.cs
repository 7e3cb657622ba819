using McpServer.Application.Catalog;
using McpServer.Application.Operators;
using McpServer.Application.Ports;
using McpServer.Application.UseCases;
using McpServer.Domain.Access;
using MediatR;

namespace McpServer.Application.Behaviours;

/// <summary>
/// Asks whether the caller may use the tool that is called, and what its arguments need: all that is missing is told at
/// once, before the arguments are held against rules and before anything runs.
/// </summary>
internal sealed class AuthorizeCall(
    ToolCatalog catalog,
    ServedTools served,
    AccessRules rules,
    ICallerAccessor callers,
    BrokenTools brokenTools
) : IPipelineBehavior<CallTool, CallAnswer>
{
    public async Task<CallAnswer> Handle(
        CallTool request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<CallAnswer> next
    )
    {
        if (request.Fault is not null || string.IsNullOrEmpty(request.Name))
        {
            return new CallAnswer.Malformed(request.Fault ?? "the call names no tool");
        }

        if (!catalog.TryFind(request.Name, out var tool))
        {
            return new CallAnswer.UnknownTool(null);
        }

        var serving = served.Of(tool);
        if (!serving.IsOn)
        {
            return new CallAnswer.UnknownTool(tool.Definition) { IsOff = true };
        }

        var caller = callers.Caller;
        var decision = rules.Decide(caller, serving.Needs, []);
        if (decision is not AccessDecision.Hidden)
        {
            if (request.FaultOfHeaders?.Invoke(tool) is { } fault)
            {
                return new CallAnswer.HeadersDiffer(tool.Definition, fault);
            }

            IReadOnlyList<Permission> ofArguments;
            try
            {
                ofArguments = tool.NeededBy(request.GivenArguments);
            }
#pragma warning disable CA1031 // What these arguments need is the tool's own code: when it throws, nobody may call it.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                return brokenTools.Tell(tool.Definition, exception);
            }

            decision = ofArguments.Count == 0 ? decision : rules.Decide(caller, serving.Needs, ofArguments);
        }

        return decision switch
        {
            AccessDecision.Granted => await next(),
            AccessDecision.Obtainable obtainable => new CallAnswer.PermissionNeeded(
                tool.Definition,
                obtainable.Missing,
                caller.ScopesToAsk(obtainable.Missing)
            ),
            AccessDecision.Forbidden forbidden => new CallAnswer.Forbidden(tool.Definition, forbidden.Missing),
            // Also a decision that nobody taught this switch: when in doubt, the tool does not exist.
            _ => new CallAnswer.UnknownTool(tool.Definition)
            {
                Missing = [.. serving.Needs.Where(permission => !caller.Granted.Satisfies(permission))],
            },
        };
    }
}
