using System.Text.Json.Nodes;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Attacks;

/// <summary>Attacks with well-formed tokens that say something wrong.</summary>
internal static class ClaimAttacks
{
    private static readonly TestKey Own = TestKeys.Second;

    public static IEnumerable<Attack> All => [.. OfIssuer, .. OfSignature, .. OfTime, .. OfAudience, .. OfParties];

    private static IEnumerable<Attack> OfIssuer =>
        [
            Attack.OnToken("iss missing", Faults.Issuer, token => token.Without("iss")),
            Attack.OnToken(
                "iss of another tenant with its own key",
                Faults.Issuer,
                token => token.With("iss", "https://other.us.auth0.com/").SignedBy(Own)
            ),
            Attack.OnToken(
                "iss as a list that holds the true one",
                Faults.Issuer,
                token =>
                    token.WithPayloadText(text =>
                        text.Replace("\"iss\":\"", "\"iss\":[\"", StringComparison.Ordinal)
                            .Replace("\",\"sub\"", "\"],\"sub\"", StringComparison.Ordinal)
                    )
            ),
            Attack.OnToken(
                "iss without its slash",
                Faults.Issuer,
                token =>
                    token.WithPayloadText(text => text.Replace("/\",\"sub\"", "\",\"sub\"", StringComparison.Ordinal))
            ),
            Attack.OnToken(
                "iss that begins like the true one",
                Faults.Issuer,
                token =>
                    token.WithPayloadText(text =>
                        text.Replace("/\",\"sub\"", ".attacker.example/\",\"sub\"", StringComparison.Ordinal)
                    )
            ),
            Attack.OnToken(
                "iss that ends like the true one",
                Faults.Issuer,
                token =>
                    token.WithPayloadText(text =>
                        text.Replace(
                            "\"iss\":\"http://",
                            "\"iss\":\"http://attacker.example@",
                            StringComparison.Ordinal
                        )
                    )
            ),
            Attack.OnToken(
                "iss in upper case",
                Faults.Issuer,
                token =>
                    token.WithPayloadText(text =>
                        text.Replace("\"iss\":\"http", "\"iss\":\"HTTP", StringComparison.Ordinal)
                    )
            ),
            Attack.OnToken(
                "iss twice",
                Faults.Payload,
                token => token.WithPayloadText(text => "{\"iss\":\"https://attacker.example/\"," + text[1..])
            ),
            Attack.OnToken(
                "a payload that is no JSON",
                Faults.Payload,
                token => token.WithPayloadText(_ => "not json")
            ),
            Attack.OnToken(
                "a trailing comma in the payload",
                Faults.Payload,
                token => token.WithPayloadText(text => text[..^1] + ",}")
            ),
        ];

    private static IEnumerable<Attack> OfSignature =>
        [
            Attack.OnToken("no signature", Faults.Signature, token => token.WithoutSignature()),
            Attack.OnToken(
                "a signature of another key under the true kid",
                Faults.Signature,
                token => token.WithSignatureOf(Own)
            ),
            Attack.OnToken("a key that is not published", Faults.UnknownKey, token => token.SignedBy(Own)),
            Attack.OnText("the last byte of the signature cut off", Faults.Signature, token => token.Compact()[..^2]),
            Attack.OnText(
                "a payload swapped under a true signature",
                Faults.Signature,
                token => Swap(token, token.With("scope", "tool:whoami tool:greet"))
            ),
            Attack.OnText(
                "a header swapped under a true signature",
                Faults.Signature,
                token => SwapHeader(token, token.WithHeader("typ", "JWT"))
            ),
        ];

    private static IEnumerable<Attack> OfTime =>
        [
            Attack.OnToken(
                "expired",
                Faults.Expired,
                token => token.With("exp", 1_700_003_600).With("iat", 1_700_000_000)
            ),
            Attack.OnToken("exp missing", Faults.Expiry, token => token.Without("exp")),
            Attack.OnToken("exp as text", Faults.Expiry, token => token.With("exp", "4102444800")),
            Attack.OnToken("exp null", Faults.Expiry, token => token.With("exp", null)),
            Attack.OnToken("exp beyond all years", Faults.Expiry, token => token.With("exp", 1e300)),
            Attack.OnToken("exp negative", Faults.Expiry, token => token.With("exp", -1)),
            Attack.OnToken(
                "exp twice",
                Faults.Payload,
                token => token.WithPayloadText(text => text[..^1] + ",\"exp\":4102444800}")
            ),
            Attack.OnToken("iat missing", Faults.IssuedAt, token => token.Without("iat")),
            Attack.OnToken(
                "iat in the future",
                Faults.IssuedInFuture,
                token => token.With("iat", 4_000_000_000).With("exp", 4_000_003_600)
            ),
            Attack.OnToken("nbf in the future", Faults.NotYetValid, token => token.With("nbf", 4_000_000_000)),
            Attack.OnToken("nbf as text", Faults.NotBefore, token => token.With("nbf", "soon")),
        ];

    private static IEnumerable<Attack> OfAudience =>
        [
            Attack.OnToken("aud missing", Faults.Audience, token => token.Without("aud")),
            Attack.OnToken(
                "aud of another API",
                Faults.Audience,
                token => token.With("aud", "https://api.example.com/")
            ),
            Attack.OnToken(
                "aud of the userinfo endpoint",
                Faults.Audience,
                token => token.With("aud", "https://tenant.us.auth0.com/userinfo")
            ),
            Attack.OnToken(
                "aud without its slash",
                Faults.Audience,
                token =>
                    token.WithPayloadText(text => text.Replace("/\",\"iat\"", "\",\"iat\"", StringComparison.Ordinal))
            ),
            Attack.OnToken(
                "aud that begins like the true one",
                Faults.Audience,
                token =>
                    token.WithPayloadText(text =>
                        text.Replace("/\",\"iat\"", "/mcp\",\"iat\"", StringComparison.Ordinal)
                    )
            ),
            Attack.OnToken(
                "aud as a list of others",
                Faults.Audience,
                token => token.With("aud", new JsonArray("https://api.example.com/", "*"))
            ),
            Attack.OnToken("aud as an empty list", Faults.Audience, token => token.With("aud", new JsonArray())),
            Attack.OnToken("aud as a number", Faults.Audience, token => token.With("aud", 3001)),
            Attack.OnToken(
                "aud twice",
                Faults.Payload,
                token =>
                    token
                        .With("aud", "https://attacker.example/")
                        .WithPayloadText(text => text[..^1] + ",\"aud\":\"http://localhost/\"}")
            ),
        ];

    private static IEnumerable<Attack> OfParties =>
        [
            Attack.OnToken("sub missing", Faults.Subject, token => token.Without("sub")),
            Attack.OnToken("sub empty", Faults.Subject, token => token.With("sub", "")),
            Attack.OnToken("sub as a number", Faults.Subject, token => token.With("sub", 7)),
            Attack.OnToken("client missing", Faults.Client, token => token.Without("client_id")),
            Attack.OnToken("client empty", Faults.Client, token => token.With("client_id", "")),
            Attack.OnToken("two different clients", Faults.ClientConflict, token => token.With("azp", "another")),
            Attack.OnToken(
                "a DPoP-bound token without its proof",
                Faults.SenderConstrained,
                token => token.With("cnf", new JsonObject { ["jkt"] = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I" })
            ),
            Attack.OnToken(
                "a certificate-bound token",
                Faults.SenderConstrained,
                token =>
                    token.With("cnf", new JsonObject { ["x5t#S256"] = "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2" })
            ),
            Attack.OnToken("scope as a list", Faults.Scope, token => token.With("scope", new JsonArray("tool:greet"))),
            Attack.OnToken(
                "permissions as an object",
                Faults.Permissions,
                token => token.With("permissions", new JsonObject { ["tool:greet"] = true })
            ),
        ];

    private static string Swap(ForgedToken signed, ForgedToken wanted)
    {
        var true3 = signed.Compact().Split('.');
        return $"{true3[0]}.{wanted.Compact().Split('.')[1]}.{true3[2]}";
    }

    private static string SwapHeader(ForgedToken signed, ForgedToken wanted)
    {
        var true3 = signed.Compact().Split('.');
        return $"{wanted.Compact().Split('.')[0]}.{true3[1]}.{true3[2]}";
    }
}
