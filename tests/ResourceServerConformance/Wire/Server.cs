using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace McpServer.ResourceServerConformance.Wire;

/// <summary>The server as it is seen from the network. Keeps what was sent and what came back.</summary>
internal sealed class Server : IDisposable
{
    private const string Modern = "2026-07-28";
    private const string Legacy = "2025-11-25";
    private const int MostLetters = 1_000_000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private readonly HttpMessageInvoker _http;
    private readonly Dictionary<string, string?> _sessions = new(StringComparer.Ordinal);
    private readonly List<Answer> _answers = [];
    private bool? _isModern;

    public Server(Uri url)
    {
        Url = url;
        _http = new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                // A forged Host header must not change whose certificate is expected.
                SslOptions = { TargetHost = url.Host },
            }
        );
    }

    public Uri Url { get; }

    public IReadOnlyList<Answer> Answers => _answers;

    /// <summary>The session that was given for a token, by a server that keeps some.</summary>
    public string? SessionOf(string token) => _sessions.GetValueOrDefault(token);

    public Task<Answer> GetAsync(Uri address, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, address), cancellationToken);

    /// <summary>Sends a message as a client does who signed in: after an initialize, where the server wants one.</summary>
    public async Task<Answer> AskAsync(
        string token,
        Message message,
        CancellationToken cancellationToken,
        Action<HttpRequestMessage>? bend = null
    )
    {
        if (!_sessions.ContainsKey(token))
        {
            await OpenAsync(token, cancellationToken);
        }

        return await SendAsync(message, token, cancellationToken, SessionOf(token), bend);
    }

    /// <summary>Sends a message and nothing before it.</summary>
    public Task<Answer> SendAsync(
        Message message,
        string? token,
        CancellationToken cancellationToken,
        string? session = null,
        Action<HttpRequestMessage>? bend = null
    )
    {
        var request = Write(message, _isModern ?? false, session);
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        bend?.Invoke(request);
        return SendAsync(request, cancellationToken);
    }

    /// <summary>Sends a message with these Authorization headers, each on a line of its own.</summary>
    public async Task<Answer> SendWithAsync(
        string[] authorization,
        Message message,
        string? session,
        CancellationToken cancellationToken
    )
    {
        var request = Write(message, _isModern ?? false, session);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        var answer = await RawHttp.SendAsync(request, cancellationToken);
        _answers.Add(answer);
        return answer;
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Limit);
            HttpResponseMessage response;
            try
            {
                response = await _http.SendAsync(request, limit.Token);
            }
            catch (HttpRequestException exception)
            {
                throw new SuiteException($"{request.RequestUri?.Authority} does not answer: {exception.Message}");
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new SuiteException($"{request.RequestUri?.Authority} did not answer in {Limit.TotalSeconds} s.");
            }

            using (response)
            {
                var answer = new Answer(
                    (int)response.StatusCode,
                    response
                        .Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                        .GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
                        .ToDictionary(
                            header => header.Key,
                            header => string.Join(", ", header.SelectMany(values => values.Value)),
                            StringComparer.OrdinalIgnoreCase
                        ),
                    await ReadAsync(response, limit.Token, cancellationToken)
                );
                _answers.Add(answer);
                return answer;
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task OpenAsync(string token, CancellationToken cancellationToken)
    {
        _isModern ??= await IsModernAsync(token, cancellationToken);
        _sessions[token] = null;
        if (_isModern is true)
        {
            return;
        }

        var answer = await SendAsync(Hello, token, cancellationToken);
        if (answer is { IsSuccess: true, SessionId: { } session })
        {
            _sessions[token] = session;
            await SendAsync(new("notifications/initialized", [], true), token, cancellationToken, session);
        }
    }

    private async Task<bool> IsModernAsync(string token, CancellationToken cancellationToken)
    {
        var request = Write(new("server/discover", []), isModern: true, session: null);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return (await SendAsync(request, cancellationToken)).Result is not null;
    }

    private static Message Hello =>
        new(
            "initialize",
            new()
            {
                ["protocolVersion"] = Legacy,
                ["capabilities"] = new JsonObject(),
                ["clientInfo"] = new JsonObject { ["name"] = "resource-server-conformance", ["version"] = "1" },
            }
        );

    private HttpRequestMessage Write(Message message, bool isModern, string? session)
    {
        var parameters = (JsonObject)message.Parameters.DeepClone();
        var request = new HttpRequestMessage(HttpMethod.Post, Url);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.TryAddWithoutValidation("MCP-Protocol-Version", isModern ? Modern : Legacy);
        if (isModern)
        {
            request.Headers.TryAddWithoutValidation("Mcp-Method", message.Method);
            if (message.Name is { } name)
            {
                request.Headers.TryAddWithoutValidation("Mcp-Name", name);
            }

            parameters["_meta"] = new JsonObject
            {
                ["io.modelcontextprotocol/protocolVersion"] = Modern,
                ["io.modelcontextprotocol/clientCapabilities"] = new JsonObject
                {
                    ["elicitation"] = new JsonObject { ["form"] = new JsonObject() },
                },
            };
        }

        if (session is not null)
        {
            request.Headers.TryAddWithoutValidation("Mcp-Session-Id", session);
        }

        var body = new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["method"] = message.Method,
            ["params"] = parameters,
        };
        if (!message.IsNotification)
        {
            body["id"] = 1;
        }

        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return request;
    }

    // A stream that stays open, such as one for notifications, is read as far as it comes.
    private static async Task<string> ReadAsync(
        HttpResponseMessage response,
        CancellationToken limit,
        CancellationToken cancellationToken
    )
    {
        var text = new StringBuilder();
        try
        {
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(limit), Encoding.UTF8);
            while (text.Length < MostLetters && await reader.ReadLineAsync(limit) is { } line)
            {
                text.Append(line).Append('\n');
            }
        }
        catch (Exception exception)
            when (exception is IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // What came so far is what there is.
        }

        return text.ToString();
    }
}
