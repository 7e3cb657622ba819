using System.Security.Cryptography;
using McpServer.ResourceServerConformance.Rows;
using McpServer.ResourceServerConformance.Tokens;
using McpServer.ResourceServerConformance.Wire;

namespace McpServer.ResourceServerConformance;

/// <summary>One run against one server: what all rows share.</summary>
internal sealed class Run : IDisposable
{
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private readonly List<string> _forged = [];

    private Run(SuiteOptions options)
    {
        Options = options;
        Server = new(options.Url);
        Log = options.Log is { } path ? new(path, options.Wait) : null;
        OutboundLog = options.OutboundLog is { } outbound ? new(outbound, options.Wait) : null;
    }

    public SuiteOptions Options { get; }

    public Server Server { get; }

    public RogueIssuer Rogue { get; } = RogueIssuer.Start();

    /// <summary>The good token.</summary>
    public string Token { get; private set; } = string.Empty;

    /// <summary>What it lists: who is refused must read none of these names.</summary>
    public IReadOnlyList<string> Tools { get; private set; } = [];

    public GrowingLog? Log { get; }

    public GrowingLog? OutboundLog { get; }

    /// <summary>What the rows before this one said.</summary>
    public List<RowResult> Results { get; } = [];

    /// <summary>Every token of this run, true or forged.</summary>
    public IEnumerable<string> AllTokens => _tokens.Values.Concat(_forged);

    /// <exception cref="SuiteException">The good token is not accepted: nothing that follows would mean anything.</exception>
    public static async Task<Run> StartAsync(SuiteOptions options, CancellationToken cancellationToken)
    {
        var run = new Run(options);
        try
        {
            run.Token = await run.GetAsync("--token-command", options.Token, cancellationToken);
            var answer = await run.Server.AskAsync(run.Token, Message.List, cancellationToken);
            run.Tools = ToolNames.Of(answer);
            return answer.IsGood
                ? run
                : throw new SuiteException(
                    $"tools/list with the token of --token-command was answered {answer}: the rest of the suite would mean nothing."
                );
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    /// <summary>A token of the operator's; the row is untestable when the option was left out.</summary>
    /// <param name="option">The option that gives it.</param>
    /// <param name="source">What the option says.</param>
    /// <param name="use">What the token is needed for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="scope">For which scopes.</param>
    public async Task<string> NeedAsync(
        string option,
        TokenSource? source,
        string use,
        CancellationToken cancellationToken,
        string scope = ""
    ) =>
        source is null
            ? throw new UntestableException(option, use)
            : await GetAsync(option, source, cancellationToken, scope);

    public IReadOnlyList<(string Name, string Token)> Forge()
    {
        var forged = Forgeries.Of(Token, Rogue);
        _forged.AddRange(forged.Select(one => one.Token));
        return forged;
    }

    /// <summary>Text that nobody can have guessed, such as a trace id.</summary>
    public static string Random(int bytes) => RandomNumberGenerator.GetHexString(bytes * 2, lowercase: true);

    public void Dispose()
    {
        Server.Dispose();
        Rogue.Dispose();
    }

    // One token for the whole run, so that its session is found again.
    private async Task<string> GetAsync(
        string option,
        TokenSource source,
        CancellationToken cancellationToken,
        string scope = ""
    )
    {
        var key = $"{option} {scope}";
        if (!_tokens.TryGetValue(key, out var token))
        {
            token = await source(scope, cancellationToken);
            _tokens[key] = token;
        }

        return token;
    }
}
