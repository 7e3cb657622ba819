using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Application.UseCases;
using McpServer.Domain.Access;
using MediatR;

namespace McpServer.Application.Behaviours;

/// <summary>Asks whether the caller may use the tool that is called, before its arguments are looked at.</summary>
internal sealed class AuthorizeCall(ToolCatalog catalog, AccessRules rules, ICallerAccessor callers)
    : IPipelineBehavior<CallTool, CallAnswer>
{
    public async Task<CallAnswer> Handle(
        CallTool request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<CallAnswer> next
    )
    {
        var caller = callers.Caller;
        if (request.Fault is not null || string.IsNullOrEmpty(request.Name))
        {
            return new CallAnswer.Malformed(request.Fault ?? "the call names no tool");
        }

        if (!catalog.TryFind(request.Name, out var tool))
        {
            return new CallAnswer.UnknownTool(null);
        }

        return rules.Decide(caller, tool.Definition.Permission) switch
        {
            AccessDecision.Granted => await next(),
            AccessDecision.Obtainable obtainable => new CallAnswer.PermissionNeeded(
                tool.Definition,
                obtainable.Missing,
                caller.ScopesToAsk(obtainable.Missing)
            ),
            // Also a decision that nobody taught this switch: when in doubt, the tool does not exist.
            _ => new CallAnswer.UnknownTool(tool.Definition),
        };
    }
}
