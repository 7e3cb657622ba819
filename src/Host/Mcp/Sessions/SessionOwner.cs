using McpServer.Domain.Access;

namespace McpServer.Host.Mcp.Sessions;

/// <summary>Whose a session is: a person's, through one client.</summary>
internal sealed record SessionOwner(string Issuer, string Subject, string ClientId)
{
    public static SessionOwner Of(Caller caller) => new(caller.Issuer, caller.Subject, caller.ClientId);
}
