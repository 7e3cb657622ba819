using System.Globalization;
using System.Text.Json.Nodes;
using McpServer.TestBench;

namespace McpServer.Benchmarks.Runner.Tenant;

/// <summary>The access tokens of a run, of Auth0's shape and size, good for a day.</summary>
internal sealed class Tokens(string issuer)
{
    public const string Audience = "https://mcp.example.com/";

    private const string All = "tool:greet tool:whoami bench:call";

    private readonly TokenForge _forge = new(issuer, Audience, TimeProvider.System);
    private readonly TestKey _stranger = TestKey.Create("stranger").Named(TestKeys.First.Id);
    private int _people;

    /// <summary>May call every tool.</summary>
    public string Good => field ??= Person(All, All).Compact();

    /// <summary>May obtain the tools but was not granted them: a call is a 403.</summary>
    public string Narrow => field ??= Person("tool:whoami", All).Compact();

    /// <summary>Knows nothing of the tools: they do not exist for it.</summary>
    public string Stranger => field ??= Person("tool:whoami", "tool:whoami").Compact();

    /// <summary>Good tokens of different people, none of them handed out before.</summary>
    public IReadOnlyList<string> Fresh(int count) => Make(count, person => person);

    /// <summary>Tokens that are right in all but the signature.</summary>
    public IReadOnlyList<string> Forged(int count) => Make(count, person => person.WithSignatureOf(_stranger));

    private string[] Make(int count, Func<ForgedToken, ForgedToken> bend)
    {
        var tokens = new string[count];
        Parallel.For(
            0,
            count,
            index =>
            {
                var number = Interlocked.Increment(ref _people).ToString("000000", CultureInfo.InvariantCulture);
                tokens[index] = bend(Person(All, All).With("sub", $"auth0|6553da60a54af58e29{number}")).Compact();
            }
        );
        return tokens;
    }

    private ForgedToken Person(string scope, string permissions) =>
        _forge
            .Person()
            .With("exp", TimeProvider.System.GetUtcNow().AddDays(1).ToUnixTimeSeconds())
            .With("scope", scope)
            .With("permissions", new JsonArray([.. permissions.Split(' ').Select(name => JsonValue.Create(name))]));
}
