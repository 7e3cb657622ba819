using dotenv.net;

namespace McpServer.Host.Settings;

/// <summary>Lets the names that Auth0's quickstart uses, and its <c>.env</c> file, work here.</summary>
internal static class QuickstartSettings
{
    private static readonly (string Alias, string Setting)[] Aliases =
    [
        ("AUTH0_DOMAIN", "Auth0:Domain"),
        ("AUTH0_AUDIENCE", "Auth0:Audience"),
        ("MCP_SERVER_URL", "Server:PublicUrl"),
        ("PORT", "Server:Port"),
        ("SECRETS_DIRECTORY", "Secrets:Directory"),
        ("AUTH0_CLIENT_ID", "Management:ClientId"),
        ("AUTH0_CLIENT_SECRET", "Management:ClientSecret"),
        ("AUTH0_API_TOKEN", "Management:ApiToken"),
    ];

    public static bool IsAlias(string name) => Array.Exists(Aliases, known => known.Alias == name);

    /// <summary>
    /// A setting under its own name wins over its alias; an environment variable wins over the <c>.env</c> file,
    /// which is read in Development only.
    /// </summary>
    public static void AddQuickstartSettings(this ConfigurationManager configuration, IHostEnvironment environment)
    {
        var settings = ReadFile(environment);
        foreach (var (alias, setting) in Aliases)
        {
            var value = configuration[alias] ?? (settings.TryGetValue(alias, out var written) ? written : null);
            if (!string.IsNullOrWhiteSpace(value) && string.IsNullOrWhiteSpace(configuration[setting]))
            {
                configuration[setting] = value.Trim();
            }
        }

        foreach (var (name, value) in settings.Where(entry => entry.Key.Contains("__", StringComparison.Ordinal)))
        {
            var setting = name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);
            configuration[setting] ??= value;
        }
    }

    private static IDictionary<string, string> ReadFile(IHostEnvironment environment)
    {
        var file = Path.Combine(environment.ContentRootPath, ".env");
        return environment.IsDevelopment() && File.Exists(file)
            ? DotEnv.Read(new DotEnvOptions(ignoreExceptions: false, envFilePaths: [file]))
            : new Dictionary<string, string>(StringComparer.Ordinal);
    }
}
