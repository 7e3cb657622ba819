using System.Diagnostics.CodeAnalysis;
using BitFaster.Caching.Lru;

namespace McpServer.Infrastructure.Auth0.Tokens;

/// <summary>The tokens that were accepted lately; the least used ones are forgotten.</summary>
internal sealed class RememberedTokens
{
    public const int Capacity = 10_000;

    private readonly ConcurrentLru<TokenDigest, RememberedToken> _tokens = new(
        Environment.ProcessorCount,
        Capacity,
        EqualityComparer<TokenDigest>.Default
    );

    public int Count => _tokens.Count;

    public bool TryRecall(TokenDigest digest, [NotNullWhen(true)] out RememberedToken? token) =>
        _tokens.TryGet(digest, out token);

    public void Remember(TokenDigest digest, RememberedToken token) => _tokens.AddOrUpdate(digest, token);

    public void Forget(TokenDigest digest) => _tokens.TryRemove(digest);
}
