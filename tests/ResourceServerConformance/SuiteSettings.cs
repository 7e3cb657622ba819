using System.CommandLine;
using McpServer.ResourceServerConformance.Requirements;
using McpServer.ResourceServerConformance.Tokens;

namespace McpServer.ResourceServerConformance;

/// <summary>The options on the command line, and what they say together.</summary>
internal sealed class SuiteSettings
{
    private readonly Option<string?> _url = new("--url")
    {
        Description = "The server's MCP endpoint, such as http://localhost:3001/mcp.",
        HelpName = "URL",
        Required = true,
    };

    private readonly Option<string> _token = new("--token-command")
    {
        Description = "Prints a good token, for all that is tried with it.",
        HelpName = "COMMAND",
        Required = true,
    };

    private readonly Option<string?> _limited = Command(
        "--limited-token-command",
        "Prints a token that lacks a scope for --scoped-tool, which its user may have (AZ-16, 18, 19, 20, 29)."
    );

    private readonly Option<string?> _forScope = Command(
        "--token-for-scope-command",
        "Prints a token of that user with just the scopes that stand for {scope} (AZ-20)."
    );

    private readonly Option<string?> _broad = Command(
        "--broad-token-command",
        "Prints a token with a broader scope that implies what --broad-tool needs (AZ-21)."
    );

    private readonly Option<string?> _unentitled = Command(
        "--unentitled-token-command",
        "Prints a token with the scope for --unentitled-tool, whose user may not do it (AZ-22)."
    );

    private readonly Option<string?> _otherAudience = Command(
        "--other-audience-token-command",
        "Prints a good token of the same issuer for another API (AZ-14, 17)."
    );

    private readonly Option<string?> _expired = Command(
        "--expired-token-command",
        "Prints a token that has expired (AZ-13, 15)."
    );

    private readonly Option<string?> _otherUser = Command(
        "--other-user-token-command",
        "Prints a good token of somebody else, best of one who may do less (AZ-28, 30)."
    );

    private readonly ToolSetting _scoped = new("scoped", "A tool that needs a scope, best one that only reads.");
    private readonly ToolSetting _broadTool = new(
        "broad",
        "A tool for --broad-token-command; --scoped-tool when left out."
    );
    private readonly ToolSetting _unentitledTool = new(
        "unentitled",
        "What the user of --unentitled-token-command may not do."
    );
    private readonly ToolSetting _handle = new(
        "handle",
        "A tool that asks back and hands out a state handle. It runs once (AZ-27, 28)."
    );

    private readonly Option<bool> _noHierarchy = Flag("--no-scope-hierarchy", "No scope implies another (AZ-21).");
    private readonly Option<bool> _noHandles = Flag("--no-handles", "No tool hands out handles (AZ-27, 28).");
    private readonly Option<bool> _noUpstream = Flag("--no-upstream", "The server calls no other API (AZ-17).");

    private readonly Option<double?> _lifetime = new("--handle-lifetime")
    {
        Description = "How long a handle is good (AZ-28).",
        HelpName = "SECONDS",
    };

    private readonly Option<double> _patience = new("--patience")
    {
        Description = "The longest lifetime that is waited for.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 60,
    };

    private readonly Option<string?> _log = File("--log", "The server's own log, growing during the run (AZ-24, 29).");

    private readonly Option<string?> _outbound = File(
        "--outbound-log",
        "What the server sends to others with all headers, such as the log of a proxy (AZ-17)."
    );

    private readonly Option<string?> _proxyClient = new("--proxy-client-id")
    {
        Description = "A client of a server that is its own authorization server (AZ-26).",
        HelpName = "ID",
    };

    private readonly Option<string?> _proxyRedirect = new("--proxy-redirect-uri")
    {
        Description = "The redirect address that this client registered (AZ-26).",
        HelpName = "URL",
    };

    private readonly Option<string[]> _only = new("--only")
    {
        Description = "Run this row; may be repeated.",
        HelpName = "ID",
    };

    public void AddTo(Command command)
    {
        Option[] all =
        [
            .. new Option[] { _url, _token, _limited },
            .. _scoped.Options,
            .. new Option[] { _forScope, _broad },
            .. _broadTool.Options,
            .. new Option[] { _noHierarchy, _unentitled },
            .. _unentitledTool.Options,
            .. new Option[] { _otherAudience, _expired, _otherUser },
            .. _handle.Options,
            .. new Option[] { _lifetime, _patience, _noHandles, _log, _outbound, _noUpstream },
            .. new Option[] { _proxyClient, _proxyRedirect, _only },
        ];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="SuiteException">An option has a value that it cannot have.</exception>
    public SuiteOptions Read(ParseResult parsed) =>
        new()
        {
            Url = AddressOf(parsed, _url) ?? throw new SuiteException("--url is missing."),
            Token = TokenCommand.Of(_token.Name, parsed.GetRequiredValue(_token)),
            LimitedToken = TokenOf(parsed, _limited),
            Scoped = _scoped.Read(parsed),
            TokenForScope = WithScope(parsed, _forScope),
            BroadToken = TokenOf(parsed, _broad),
            Broad = _broadTool.Read(parsed),
            HasNoScopeHierarchy = parsed.GetValue(_noHierarchy),
            UnentitledToken = TokenOf(parsed, _unentitled),
            Unentitled = _unentitledTool.Read(parsed),
            OtherAudienceToken = TokenOf(parsed, _otherAudience),
            ExpiredToken = TokenOf(parsed, _expired),
            OtherUserToken = TokenOf(parsed, _otherUser),
            Handle = _handle.Read(parsed),
            HasNoHandles = parsed.GetValue(_noHandles),
            HandleLifetime = parsed.GetValue(_lifetime) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Patience = TimeSpan.FromSeconds(parsed.GetValue(_patience)),
            Log = parsed.GetValue(_log),
            OutboundLog = parsed.GetValue(_outbound),
            HasNoUpstream = parsed.GetValue(_noUpstream),
            ProxyClientId = parsed.GetValue(_proxyClient),
            ProxyRedirectUri = AddressOf(parsed, _proxyRedirect),
            Only = [.. (parsed.GetValue(_only) ?? []).Select(Known)],
        };

    private static string Known(string id) =>
        Suite.Ids.Contains(id) && RequirementList.Knows(id)
            ? id
            : throw new SuiteException($"--only: there is no row '{id}'. The rows are {string.Join(", ", Suite.Ids)}.");

    private static Uri? AddressOf(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw new SuiteException($"{option.Name}: '{text}' is no http address, such as http://localhost:3001/mcp.");

    private static TokenSource? TokenOf(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } command ? TokenCommand.Of(option.Name, command) : null;

    private static TokenSource? WithScope(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option)?.Contains(TokenCommand.ScopePlace, StringComparison.Ordinal) is false
            ? throw new SuiteException($"{option.Name} needs the place {TokenCommand.ScopePlace} for the scopes.")
            : TokenOf(parsed, option);

    private static Option<string?> Command(string name, string description) =>
        new(name) { Description = description, HelpName = "COMMAND" };

    private static Option<string?> File(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE" };

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description };
}
