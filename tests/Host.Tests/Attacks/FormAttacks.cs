using McpServer.TestBench;

namespace McpServer.Host.Tests.Attacks;

/// <summary>Attacks on the form of a token and on its header: nothing of them may reach the network.</summary>
internal static class FormAttacks
{
    private const string Attacker = "https://attacker.example/keys.json";

    private static readonly TestKey Own = TestKeys.Second;

    public static IEnumerable<Attack> All =>
        [
            Attack.OnText(
                "alg none without a signature",
                Faults.Algorithm,
                token => token.WithHeader("alg", "none").WithoutSignature().Compact()
            ),
            Attack.OnToken(
                "alg none with the true signature",
                Faults.Algorithm,
                token => token.WithHeader("alg", "none")
            ),
            Attack.OnToken("alg nOnE", Faults.Algorithm, token => token.WithHeader("alg", "nOnE").WithoutSignature()),
            Attack.OnToken(
                "HS256 with the public key as the secret",
                Faults.Algorithm,
                token => token.WithHeader("alg", "HS256").WithSignatureOf(TestKeys.First.ToPem())
            ),
            Attack.OnToken(
                "RS512 with the true key",
                Faults.Algorithm,
                token => token.SignedBy(TestKeys.First, "RS512")
            ),
            Attack.OnToken(
                "ES256 named over an RSA signature",
                Faults.Algorithm,
                token => token.WithHeader("alg", "ES256")
            ),
            Attack.OnToken("alg in lower case", Faults.Algorithm, token => token.WithHeader("alg", "rs256")),
            Attack.OnToken("alg missing", Faults.Algorithm, token => token.WithoutHeader("alg")),
            Attack.OnToken("alg as a number", Faults.Algorithm, token => token.WithHeader("alg", 256)),
            Attack.OnToken(
                "PS256 with a key meant for RS256",
                Faults.KeyAlgorithm,
                token => token.SignedBy(TestKeys.First, "PS256")
            ),
            Attack.OnToken("kid missing", Faults.KeyId, token => token.WithoutHeader("kid")),
            Attack.OnToken("kid empty", Faults.KeyId, token => token.WithHeader("kid", "")),
            Attack.OnToken("kid as a number", Faults.KeyId, token => token.WithHeader("kid", 1)),
            Attack.OnToken(
                "kid of a thousand characters",
                Faults.KeyId,
                token => token.WithHeader("kid", new string('k', 1000))
            ),
            Attack.OnToken(
                "kid as a path",
                Faults.UnknownKey,
                token => token.WithHeader("kid", "../../../dev/null").WithSignatureOf(Own)
            ),
            Attack.OnToken(
                "kid as an address",
                Faults.UnknownKey,
                token => token.WithHeader("kid", Attacker).WithSignatureOf(Own)
            ),
            Attack.OnToken(
                "kid as a query",
                Faults.UnknownKey,
                token => token.WithHeader("kid", "first' OR '1'='1").WithSignatureOf(Own)
            ),
            Attack.OnToken("kid in another case", Faults.UnknownKey, token => token.WithHeader("kid", "FIRST")),
            Attack.OnToken(
                "jku to the attacker's keys",
                Faults.UnknownKey,
                token => token.SignedBy(Own).WithHeader("jku", Attacker)
            ),
            Attack.OnToken(
                "x5u to the attacker's certificate",
                Faults.UnknownKey,
                token => token.SignedBy(Own).WithHeader("x5u", Attacker)
            ),
            Attack.OnToken(
                "the attacker's jwk in the header",
                Faults.UnknownKey,
                token => token.SignedBy(Own).WithHeader("jwk", Own.ToJson())
            ),
            Attack.OnToken(
                "the attacker's jwk under the true kid",
                Faults.Signature,
                token => token.SignedBy(Own.Named("first")).WithHeader("jwk", Own.Named("first").ToJson())
            ),
            Attack.OnToken(
                "an x5c chain in the header",
                Faults.UnknownKey,
                token => token.SignedBy(Own).WithHeader("x5c", new System.Text.Json.Nodes.JsonArray("MIIC"))
            ),
            Attack.OnToken(
                "an unknown critical extension",
                Faults.Critical,
                token => token.WithHeader("crit", new System.Text.Json.Nodes.JsonArray("exp")).WithHeader("exp", 1)
            ),
            Attack.OnToken(
                "an empty list of critical extensions",
                Faults.Critical,
                token => token.WithHeader("crit", new System.Text.Json.Nodes.JsonArray())
            ),
            Attack.OnToken("typ missing", Faults.Type, token => token.WithoutHeader("typ")),
            Attack.OnToken("a logout token", Faults.Type, token => token.WithHeader("typ", "logout+jwt")),
            Attack.OnToken("a DPoP proof", Faults.Type, token => token.WithHeader("typ", "dpop+jwt")),
            Attack.OnToken(
                "alg twice in the header",
                Faults.Header,
                token => token.WithHeaderText("""{"alg":"none","alg":"RS256","typ":"at+jwt","kid":"first"}""")
            ),
            Attack.OnToken(
                "a comment in the header",
                Faults.Header,
                token => token.WithHeaderText("""{"alg":"RS256",/* */"typ":"at+jwt","kid":"first"}""")
            ),
            Attack.OnToken("a header that is a list", Faults.Header, token => token.WithHeaderText("""["RS256"]""")),
            Attack.OnText("one part", Faults.Opaque, _ => "v2.local-opaque-token".Replace('.', '-')),
            Attack.OnText("two parts", Faults.Opaque, token => token.Compact()[..token.Compact().LastIndexOf('.')]),
            Attack.OnText("four parts", Faults.Opaque, token => token.Compact() + ".AAAA"),
            Attack.OnText("five parts", Faults.Encrypted, _ => "eyJhbGciOiJkaXIifQ..AAAA.BBBB.CCCC"),
            Attack.OnText("three empty parts", Faults.Header, _ => ".."),
            Attack.OnText("a space within", Faults.Header, token => token.Compact().Insert(5, " ")),
            Attack.OnText(
                "padded base64",
                Faults.Header,
                token => token.Compact().Replace(".", "=.", StringComparison.Ordinal)
            ),
            Attack.OnText("cut short in the payload", Faults.Opaque, token => token.Compact()[..120]),
            Attack.OnToken(
                "9000 characters",
                Faults.Size,
                token => token.With("https://example.com/padding", new string('x', 9000))
            ),
        ];
}
