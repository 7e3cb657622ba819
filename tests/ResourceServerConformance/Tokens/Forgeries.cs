namespace McpServer.ResourceServerConformance.Tokens;

/// <summary>Tokens that the authorization server never issued, made from one that it did.</summary>
internal static class Forgeries
{
    /// <param name="token">A good one. Of an opaque one only its letters can be changed.</param>
    /// <param name="issuer">Whose keys the forger holds.</param>
    public static IReadOnlyList<(string Name, string Token)> Of(string token, RogueIssuer issuer) =>
        JsonWebToken.TryRead(token, out var read) ? OfJwt(read, issuer) : OfOpaque(token);

    /// <summary>The simplest one: its last letters are others.</summary>
    public static string Flipped(string token)
    {
        // The last letter alone may hold bits that no decoder looks at.
        const int Changed = 8;
        var start = Math.Max(0, token.Length - 2 * Changed);
        return string.Concat(token[..start], string.Concat(token[start..].Select(letter => letter == 'A' ? 'B' : 'A')));
    }

    private static List<(string, string)> OfJwt(JsonWebToken token, RogueIssuer issuer)
    {
        issuer.KeyId = token.Header["kid"];
        var keys = $"{issuer.Identifier}.well-known/jwks.json";
        var foreign = token.With("iss", issuer.Identifier).WithHeader("alg", "RS256");
        var own = token.WithHeader("alg", "RS256");
        return
        [
            ("a signature with other bits", Flipped(token.Compact())),
            ("no signature", token.CompactWithoutSignature()),
            ("alg none without a signature", token.WithHeader("alg", "none").CompactWithoutSignature()),
            ("alg none over the old signature", token.WithHeader("alg", "none").Compact()),
            ("more scopes under the old signature", token.With("scope", "admin root *").Compact()),
            ("another subject under the old signature", token.With("sub", "somebody-else").Compact()),
            ("a stranger's key under the true key id", own.CompactSignedBy(issuer.Key)),
            (
                "a stranger's key brought along in the header (jwk)",
                own.WithHeader("jwk", issuer.KeyNamed(token.Header["kid"])).CompactSignedBy(issuer.Key)
            ),
            ("a stranger's keys pointed to (jku)", own.WithHeader("jku", keys).CompactSignedBy(issuer.Key)),
            ("another issuer with its own keys", foreign.CompactSignedBy(issuer.Key)),
        ];
    }

    private static List<(string, string)> OfOpaque(string token) =>
        [
            ("other letters at its end", Flipped(token)),
            ("a letter less", token[..^1]),
            ("a letter more", token + "A"),
            ("a token of the forger's own", new string('A', token.Length)),
        ];
}
