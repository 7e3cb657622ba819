using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

namespace McpServer.Infrastructure.Tests.Auth0.Management;

/// <summary>Tokens for the Management API, whose signature nobody here can check.</summary>
internal static class TestToken
{
    public static string With(params IEnumerable<string> scopes) =>
        Of(new JsonObject { ["scope"] = string.Join(' ', scopes) });

    public static string Of(JsonObject claims) =>
        $"{Part("""{"alg":"RS256"}""")}.{Part(claims.ToJsonString())}.c2lnbmF0dXJl";

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
