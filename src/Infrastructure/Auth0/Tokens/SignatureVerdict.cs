namespace McpServer.Infrastructure.Auth0.Tokens;

internal enum SignatureVerdict
{
    Good,
    Wrong,

    /// <summary>The library reads a few claims before it verifies, and stops at a type that it does not expect.</summary>
    Unreadable,
}
