namespace McpServer.LocalAuth0;

/// <summary>The API that tokens are for. The identifier becomes <c>aud</c>, byte for byte.</summary>
public sealed record ApiResource(string Identifier, string Name, IReadOnlyList<ApiScope> Scopes);
