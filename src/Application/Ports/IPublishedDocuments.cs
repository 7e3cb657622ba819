using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Ports;

/// <summary>Reads JSON documents that anybody may read, such as an issuer's metadata and keys.</summary>
public interface IPublishedDocuments
{
    /// <summary>Asks once, for at most ten seconds. Never throws for what the other side does.</summary>
    Task<PublishedDocument> ReadAsync(string address, CancellationToken cancellationToken);
}
