using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Ports;

/// <summary>Asks the issuers that are trusted what they publish, without keeping any of it.</summary>
public interface IPublishedIssuers
{
    /// <summary>Never throws for what the other side does.</summary>
    Task<IReadOnlyList<PublishedIssuer>> ReadAsync(CancellationToken cancellationToken);
}
