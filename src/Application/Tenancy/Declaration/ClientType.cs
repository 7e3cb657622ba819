namespace McpServer.Application.Tenancy.Declaration;

/// <summary>What an application is; it decides whether it has a secret.</summary>
public enum ClientType
{
    Native,
    Spa,
    RegularWeb,
    Machine,
}
