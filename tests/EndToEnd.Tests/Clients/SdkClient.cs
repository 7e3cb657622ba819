using System.Web;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;
using ModelContextProtocol.Authentication;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace McpServer.EndToEnd.Tests.Clients;

/// <summary>A client that nobody here wrote, with a person at the browser that it opens.</summary>
internal sealed class SdkClient(RunningSystem system, Person? person, string? version = null) : IAsyncDisposable
{
    private McpClient? _mcp;
    private string? _registeredId;

    public Browser Browser { get; } = new(person);

    /// <summary>Nobody listens there: the browser hands the address over, as a native application's window would.</summary>
    public Uri Callback { get; init; } = new("http://127.0.0.1:1179/callback");

    /// <summary>An id that somebody put into its settings; without one it registers itself.</summary>
    public string? KnownId { get; init; }

    /// <summary>An access token that the client has from elsewhere; then it never opens a browser.</summary>
    public string? Token { get; init; }

    /// <summary>What the person does with a question of the server; without it the client cannot ask.</summary>
    public Func<ElicitRequestParams, ElicitResult>? Answer { get; init; }

    public Traffic Traffic { get; } = new();

    public TokenMemory Tokens { get; } = new();

    /// <summary>Which of the scopes to ask for; all that the server names when left out.</summary>
    public Func<IReadOnlyCollection<string>, IEnumerable<string>> ChooseScopes { get; set; } = all => all;

    public McpClient Mcp => _mcp ?? throw new InvalidOperationException("It is not connected.");

    /// <summary>The id it goes by; null when it came not so far as to be registered.</summary>
    public string? ClientId => KnownId ?? _registeredId;

    /// <summary>What the audit holds of its calls.</summary>
    public IReadOnlyList<string> Audit => ClientId is null ? [] : system.Audit.Of(ClientId);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<SdkClient> ConnectAsync(RunningSystem system, Person person, string? version = null)
    {
        var client = new SdkClient(system, person, version);
        await client.ConnectAsync();
        return client;
    }

    public async Task ConnectAsync()
    {
        var transport = new HttpClientTransport(
            new HttpClientTransportOptions
            {
                Endpoint = system.McpUrl,
                TransportMode = HttpTransportMode.StreamableHttp,
                OAuth = Token is null ? SignIn() : null,
                AdditionalHeaders = Token is null
                    ? null
                    : new Dictionary<string, string>(StringComparer.Ordinal) { ["Authorization"] = $"Bearer {Token}" },
            },
            new HttpClient(Traffic),
            loggerFactory: null,
            ownsHttpClient: true
        );
        _mcp = await McpClient.CreateAsync(
            transport,
            new McpClientOptions { ProtocolVersion = version, Handlers = Handlers() },
            loggerFactory: null,
            Cancellation
        );
        Assert.Equal(version ?? ProtocolVersions.Newest, _mcp.NegotiatedProtocolVersion);
    }

    public async Task<IReadOnlyList<string>> ListAsync() =>
        [.. (await Mcp.ListToolsAsync(cancellationToken: Cancellation)).Select(tool => tool.Name)];

    public async Task<CallToolResult> CallAsync(string tool, object? arguments = null) =>
        await Mcp.CallToolAsync(tool, Arguments.Of(arguments), cancellationToken: Cancellation);

    public async ValueTask DisposeAsync()
    {
        if (_mcp is not null)
        {
            await _mcp.DisposeAsync();
        }

        Browser.Dispose();
        Traffic.Dispose();
    }

    private McpClientHandlers Handlers() =>
        Answer is { } answer
            ? new() { ElicitationHandler = (question, _) => ValueTask.FromResult(answer(question!)) }
            : new();

    private ClientOAuthOptions SignIn() =>
        new()
        {
            RedirectUri = Callback,
            AuthorizationCallbackHandler = AuthorizeAsync,
            ScopeSelector = scopes => ChooseScopes([.. scopes ?? []]),
            TokenCache = Tokens,
            ClientId = KnownId,
            DynamicClientRegistration = KnownId is null ? Registration() : null,
        };

    private DynamicClientRegistrationOptions Registration() =>
        new() { ClientName = "A client nobody here wrote", ResponseDelegate = KeepIdAsync };

    private async Task<AuthorizationResult?> AuthorizeAsync(
        AuthorizationCallbackContext context,
        CancellationToken cancellationToken
    )
    {
        var answer = await Browser.VisitAsync(context.AuthorizationUri, context.RedirectUri, cancellationToken);
        var query = HttpUtility.ParseQueryString(answer.Query);
        return new AuthorizationResult
        {
            Code = query["code"],
            State = query["state"],
            Iss = query["iss"],
        };
    }

    private Task KeepIdAsync(DynamicClientRegistrationResponse registered, CancellationToken cancellationToken)
    {
        _registeredId = registered.ClientId;
        return Task.CompletedTask;
    }
}
