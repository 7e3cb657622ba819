using ModelContextProtocol.Authentication;

namespace McpServer.EndToEnd.Tests.Clients;

/// <summary>Keeps every set of tokens that a client received; the client uses the last.</summary>
internal sealed class TokenMemory : ITokenCache
{
    private readonly List<TokenContainer> _received = [];

    public IReadOnlyList<TokenContainer> Received => _received;

    public TokenContainer Last => _received[^1];

    public ValueTask StoreTokensAsync(TokenContainer tokens, CancellationToken cancellationToken)
    {
        _received.Add(tokens);
        return ValueTask.CompletedTask;
    }

    public ValueTask<TokenContainer?> GetTokensAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(_received.LastOrDefault());
}
