namespace McpServer.Application.Tenancy.Planning;

/// <summary>What is done to an object.</summary>
public enum ChangeKind
{
    Create,
    Update,
    Delete,
}
