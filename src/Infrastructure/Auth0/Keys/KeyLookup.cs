namespace McpServer.Infrastructure.Auth0.Keys;

/// <summary>What a search for a key brought: the key, or that it is unknown, or that nobody can tell now.</summary>
/// <param name="Key">Null when it was not found.</param>
/// <param name="RetryAfter">Set when no key of the issuer is known: when asking again can help.</param>
internal readonly record struct KeyLookup(SigningKey? Key, TimeSpan? RetryAfter = null);
