namespace McpServer.LocalAuth0.Registration;

/// <summary>What a client says about itself: the body of a registration (RFC 7591) or its metadata document.</summary>
internal sealed record ClientMetadata
{
    /// <summary>Only in a metadata document.</summary>
    public string? ClientId { get; init; }

    public string? ClientName { get; init; }

    public IReadOnlyList<string>? RedirectUris { get; init; }

    public string? TokenEndpointAuthMethod { get; init; }

    public IReadOnlyList<string>? GrantTypes { get; init; }

    public IReadOnlyList<string>? ResponseTypes { get; init; }
}
