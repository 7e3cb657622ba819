namespace McpServer.Launcher;

/// <summary>What can be chosen on the command line.</summary>
public sealed record LauncherOptions
{
    public const string Help = """
        Starts the MCP server and a stand-in for its Auth0 tenant on this machine.

        Usage: dotnet run --project dev/Launcher [-- options]

          --port N        the server's port (3001)
          --auth-port N   the stand-in's port (3002)
          --data FILE     where the stand-in keeps people, clients and keys (beside the program)
          --fresh         forget them first, and the orders
          --bare          leave the tools of samples/Orders out
          --help          this text
        """;

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["--port"] = nameof(Port),
        ["--auth-port"] = nameof(AuthPort),
        ["--data"] = nameof(Data),
    };

    public int Port { get; init; } = 3001;

    public int AuthPort { get; init; } = 3002;

    /// <summary>The stand-in's database; null keeps everything in memory.</summary>
    public string? Data { get; init; } = Path.Combine(AppContext.BaseDirectory, "local-auth0.db");

    public bool Fresh { get; init; }

    /// <summary>Without the tools of <c>samples/Orders</c>.</summary>
    public bool Bare { get; init; }

    /// <summary>What the tenant is set up from; all of them together are one.</summary>
    public IReadOnlyList<string> TenantFiles { get; init; } =
    [TenantSetUp.Beside("tenant.json"), TenantSetUp.Beside("local.json")];

    /// <summary>The API identifier and the tokens' audience: with its slash, as in Auth0's quickstart.</summary>
    public string Audience => $"http://localhost:{Port}/";

    public string Issuer => $"http://localhost:{AuthPort}/";

    /// <exception cref="FormatException">An option is unknown or has a value that it cannot have.</exception>
    public static LauncherOptions Parse(string[] args)
    {
        var named = args.Where(arg => arg is not ("--fresh" or "--bare")).ToArray();
        for (var index = 0; index < named.Length; index += 2)
        {
            if (!Names.ContainsKey(named[index]) || index + 1 == named.Length)
            {
                throw new FormatException($"'{named[index]}' is no option, or lacks its value.\n\n{Help}");
            }
        }

        var values = new ConfigurationBuilder().AddCommandLine(named, Names).Build();
        var defaults = new LauncherOptions();
        return defaults with
        {
            Port = PortOf(values, nameof(Port), defaults.Port),
            AuthPort = PortOf(values, nameof(AuthPort), defaults.AuthPort),
            Data = values[nameof(Data)] ?? defaults.Data,
            Fresh = args.Contains("--fresh", StringComparer.Ordinal),
            Bare = args.Contains("--bare", StringComparer.Ordinal),
        };
    }

    private static int PortOf(IConfiguration values, string name, int fallback) =>
        values[name] switch
        {
            null => fallback,
            var text when ushort.TryParse(text, out var port) && port > 0 => port,
            _ => throw new FormatException("A port is a number from 1 to 65535, such as 3101."),
        };
}
