namespace McpServer.Application.Ports;

/// <summary>The authorization server, as clients have to know it.</summary>
public interface IAuthorizationServer
{
    /// <summary>This server's identifier there: the audience of its tokens, byte for byte.</summary>
    string Resource { get; }

    /// <summary>Its issuer identifiers as it writes them, the one that people are sent to first.</summary>
    IReadOnlyList<string> Issuers { get; }

    /// <summary>Whether a signing key is at hand, so that a token can be checked; fetches the keys if need be.</summary>
    ValueTask<bool> IsReachableAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Its whole metadata document (RFC 8414) as JSON, asked for anew after ten minutes and kept while it cannot be had;
    /// null when there never was one, or when it speaks for another issuer. Never throws for what the other side does.
    /// </summary>
    ValueTask<byte[]?> ReadMetadataAsync(CancellationToken cancellationToken);
}
