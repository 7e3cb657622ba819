using System.Text.Json.Nodes;

namespace McpServer.TestBench;

/// <summary>Makes access tokens as Auth0 does, signed with <see cref="TestKeys.First"/>; what comes out can be bent at will.</summary>
/// <param name="issuer">The <c>iss</c>.</param>
/// <param name="audience">The <c>aud</c>.</param>
/// <param name="clock">Tells when a token is issued; it expires an hour later.</param>
public sealed class TokenForge(string issuer, string audience, TimeProvider clock)
{
    public const string Subject = "auth0|6553da60a54af58e29493993";
    public const string ClientId = "tpc_vbc2Y77hGZfbhkSi7y3gTh";

    /// <summary>A token for a person who was granted one of two permissions.</summary>
    public ForgedToken Person(TokenDialect dialect = TokenDialect.Rfc9068ProfileAuthz)
    {
        var token = Token(dialect, Subject, ClientId).With("scope", "tool:whoami");
        return dialect is TokenDialect.AccessTokenAuthz or TokenDialect.Rfc9068ProfileAuthz
            ? token.With("permissions", new JsonArray("tool:greet", "tool:whoami"))
            : token;
    }

    /// <summary>A token of the client credentials grant.</summary>
    public ForgedToken Machine(TokenDialect dialect = TokenDialect.Rfc9068ProfileAuthz)
    {
        var token = Token(dialect, ClientId + "@clients", ClientId).With("scope", "tool:whoami");
        return IsRfc9068(dialect) ? token : token.With("gty", "client-credentials");
    }

    private ForgedToken Token(TokenDialect dialect, string subject, string client)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var token = new ForgedToken()
            .WithHeader("typ", IsRfc9068(dialect) ? "at+jwt" : "JWT")
            .SignedBy(TestKeys.First)
            .With("iss", issuer)
            .With("sub", subject)
            .With("aud", audience)
            .With("iat", now)
            .With("exp", now + 3600)
            .With(IsRfc9068(dialect) ? "client_id" : "azp", client);
        return IsRfc9068(dialect) ? token.With("jti", "73WakrfVbNJBaAmhQtEeDv") : token;
    }

    private static bool IsRfc9068(TokenDialect dialect) =>
        dialect is TokenDialect.Rfc9068Profile or TokenDialect.Rfc9068ProfileAuthz;
}
