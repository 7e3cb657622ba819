namespace McpServer.Domain.Access;

/// <summary>Something that belongs to somebody.</summary>
public interface IOwned
{
    ResourceOwner Owner { get; }
}
