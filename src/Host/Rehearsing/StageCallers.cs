using McpServer.Application.Ports;
using McpServer.Domain.Access;

namespace McpServer.Host.Rehearsing;

/// <summary>Knows two callers who do not exist, by tokens that are none: no issuer is asked and no key is needed.</summary>
internal sealed class StageCallers : IAccessTokens
{
    private const string Permission = "tool:greet";

    // As long as one of Auth0's.
    private static readonly string Rest = new('-', 900);

    private readonly TokenVerdict _permitted = new TokenVerdict.Accepted(Somebody(Permission));
    private readonly TokenVerdict _other = new TokenVerdict.Accepted(Somebody("openid"));

    /// <summary>The token of a caller who may call the tool.</summary>
    public static string Permitted { get; } = "permitted" + Rest;

    /// <summary>The token of a caller who could get the permission for it.</summary>
    public static string Other { get; } = "other" + Rest;

    public ValueTask<TokenVerdict> ValidateAsync(ReadOnlyMemory<char> token, CancellationToken cancellationToken) =>
        new(token.Span.SequenceEqual(Permitted) ? _permitted : _other);

    private static Caller Somebody(string scope) =>
        new()
        {
            Issuer = "https://rehearsal.invalid/",
            Subject = "nobody",
            ClientId = "rehearsal",
            Granted = PermissionSet.Parse(scope),
            Permissions = PermissionSet.Of(Permission),
            ExpiresAt = DateTimeOffset.MaxValue,
        };
}
