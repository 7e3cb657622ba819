using System.Security.Cryptography;
using McpServer.LocalAuth0.Tokens;

namespace McpServer.LocalAuth0.Tenancy;

/// <summary>Makes ids of the shapes that Auth0 gives to each kind of thing.</summary>
internal static class Ids
{
    public static string ResourceServer() => RandomNumberGenerator.GetHexString(24, true);

    public static string Role() => $"rol_{Letters(16)}";

    public static string ClientGrant() => $"cgr_{Letters(16)}";

    public static string Connection() => $"con_{Letters(16)}";

    public static string Client() => Letters(32);

    public static string ThirdPartyClient() => $"tpc_{Letters(32)}";

    public static string ClientSecret() => Letters(64);

    private static string Letters(int length) => RandomNumberGenerator.GetString(Alphabet.LettersAndDigits, length);
}
