namespace McpServer.Host.Settings;

/// <summary>
/// Lets a list be written as one value with commas. The binder would leave such a value out without a word, and an
/// allow-list that is left out allows everybody.
/// </summary>
internal static class ListSettings
{
    private static readonly string[] Lists =
    [
        "Auth0:AdditionalAudiences",
        "Auth0:AdditionalDomains",
        "Auth0:GrantByPermissions",
        "Auth0:Organizations",
        "Auth0:TokenTypes",
        "Server:AllowedHosts",
        "Server:AllowedOrigins",
        "Server:TrustedProxies",
    ];

    public static void SplitLists(this ConfigurationManager configuration)
    {
        foreach (var list in Lists)
        {
            var values = (configuration[list] ?? string.Empty).Split(
                ',',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            );
            for (var index = 0; index < values.Length; index++)
            {
                configuration[$"{list}:{index}"] = values[index];
            }
        }
    }
}
