using McpServer.Domain.Access;

namespace McpServer.Application.Ports;

/// <summary>Tells who makes the call that is being served.</summary>
public interface ICallerAccessor
{
    /// <exception cref="InvalidOperationException">Nobody was authenticated: the call should not have come so far.</exception>
    Caller Caller { get; }
}
