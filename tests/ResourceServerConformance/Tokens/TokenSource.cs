namespace McpServer.ResourceServerConformance.Tokens;

/// <summary>Gets an access token; where the operator's command has the place <c>{scope}</c>, for these scopes.</summary>
public delegate Task<string> TokenSource(string scope, CancellationToken cancellationToken);
