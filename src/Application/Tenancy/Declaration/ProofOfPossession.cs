namespace McpServer.Application.Tenancy.Declaration;

/// <summary>Whether access tokens can be bound to a key (RFC 9449). That they must be is no choice: this server takes bearer tokens.</summary>
public enum ProofOfPossession
{
    Off,
    Allowed,
}
