using System.Diagnostics.CodeAnalysis;
using McpServer.Application.Behaviours;
using McpServer.Application.Ports;
using McpServer.Domain.Access;

namespace McpServer.Application.Catalog;

/// <summary>
/// Asks whether the caller may reach what a handler loaded. What is not there and what is another's get the same no, so
/// that the answer of the tool cannot tell them apart; the audit can.
/// </summary>
public sealed class ResourceAccess
{
    private readonly ICallerAccessor _callers;
    private readonly CurrentCall _current;

    internal ResourceAccess(ICallerAccessor callers, CurrentCall current) => (_callers, _current) = (callers, current);

    /// <summary>Whether it is there and the caller's to reach.</summary>
    /// <param name="resource">What was loaded; null when there is none.</param>
    /// <param name="toOthers">A permission that opens what belongs to other people of the same organization.</param>
    public bool Allows([NotNullWhen(true)] IOwned? resource, Permission? toOthers = null)
    {
        if (resource is null)
        {
            return false;
        }

        if (resource.Owner.LetsIn(_callers.Caller, toOthers))
        {
            return true;
        }

        _current.Note("what it asked for belongs to somebody else");
        return false;
    }
}
