namespace McpServer.Application.Tenancy.Declaration;

/// <summary>Whether access tokens can, or must, be bound to a key (RFC 9449).</summary>
public enum ProofOfPossession
{
    Off,
    Allowed,
    Required,
}
