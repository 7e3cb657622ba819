using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using McpServer.Application.Ports;
using McpServer.Host.Settings;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Welcome;

/// <summary>
/// What a person sees who opens the server in a browser. It tells nothing that depends on who asks, and its addresses
/// come from the configuration, so it is written once for each state of health.
/// </summary>
internal sealed class HomePage
{
    private static readonly string Style = PageTemplate.Read("home.css");
    private static readonly string Script = PageTemplate.Read("home.js");

    private readonly ServerOptions _server;
    private readonly ClientSetup _setup;
    private readonly string _signInHost;

    public HomePage(IOptions<ServerOptions> options, IAuthorizationServer authorization)
    {
        _server = options.Value;
        Endpoint = _server.PublicUrl + ServerOptions.McpPath;
        _setup = new ClientSetup(_server.Name, Endpoint);
        _signInHost = new Uri(authorization.Issuers[0]).Authority;
        (Ready, NotReady) = (Write(isReady: true), Write(isReady: false));
        (ReadyText, NotReadyText) = (WriteText(isReady: true), WriteText(isReady: false));
    }

    /// <summary>Nothing but this page's own style and script runs, and no other page may frame it.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src {Hash(Style)}; script-src {Hash(Script)}; img-src data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public string Endpoint { get; }

    public byte[] Ready { get; }

    public byte[] NotReady { get; }

    /// <summary>The same for who asks with <c>curl</c>.</summary>
    public byte[] ReadyText { get; }

    public byte[] NotReadyText { get; }

    private byte[] Write(bool isReady)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["title"] = _server.Title,
            ["state-class"] = isReady ? "good" : "bad",
            ["state"] = isReady ? "Ready." : "Not ready.",
            ["state-detail"] = isReady ? "You can connect now." : Trouble,
            ["endpoint"] = Endpoint,
            ["name"] = _setup.Name,
            ["inspector"] = _setup.Inspector,
            ["claude-code"] = _setup.ClaudeCode,
            ["claude-desktop"] = _setup.ClaudeDesktop,
            ["vs-code"] = _setup.VsCode,
            ["vs-code-command"] = _setup.VsCodeCommand,
            ["vs-code-link"] = _setup.VsCodeLink,
            ["cursor"] = _setup.Cursor,
            ["cursor-link"] = _setup.CursorLink,
            ["sign-in-host"] = _signInHost,
        }.ToDictionary(word => word.Key, word => HtmlEncoder.Default.Encode(word.Value), StringComparer.Ordinal);
        words["instructions"] = Instructions();
        words["style"] = Style;
        words["script"] = Script;
        return Encoding.UTF8.GetBytes(PageTemplate.Fill(PageTemplate.Read("home.html"), words));
    }

    private string Instructions() =>
        string.IsNullOrWhiteSpace(_server.Instructions)
            ? string.Empty
            : "<p>What it tells the clients that connect:</p>\n    "
                + $"<blockquote><p>{HtmlEncoder.Default.Encode(_server.Instructions)}</p></blockquote>";

    private byte[] WriteText(bool isReady) =>
        Encoding.UTF8.GetBytes(
            $"""
            {_server.Title}
            {(isReady ? "Ready." : $"Not ready. {Trouble}")}

            MCP endpoint: {Endpoint}
            Transport:    Streamable HTTP
            Sign-in:      {_signInHost} (OAuth 2.1; clients find it by themselves)

            Open this address in a browser to read how to connect a client.

            """.ReplaceLineEndings("\n")
        );

    private static string Trouble =>
        "Calls cannot be answered at the moment. Try again in a minute, and tell the operator of this server if it stays so.";

    private static string Hash(string inline) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inline)))}'";
}
