using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using McpServer.ResourceServerConformance.Tokens;
using McpServer.TestBench;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace McpServer.ResourceServerConformance.Tests.Careless;

/// <summary>A protected MCP server with sessions and its own authorization server, right but for one defect.</summary>
internal sealed class CarelessServer : IAsyncDisposable
{
    private readonly Dictionary<string, string> _sessions = new(StringComparer.Ordinal);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly string _log = Path.GetTempFileName();
    private readonly string _outbound = Path.GetTempFileName();
    private readonly Defect _defect;
    private readonly CarelessMetadata _metadata;
    private readonly CarelessTools _tools;
    private readonly CarelessGate _gate;
    private readonly WebApplication _server;

    private CarelessServer(Defect defect, int port)
    {
        _defect = defect;
        _metadata = new(defect, $"http://localhost:{port}");
        _tools = new(defect, _metadata, _clock, Log);
        _gate = new(defect, _metadata, new(defect, _metadata.Issuer, _metadata.Resource, _clock), _tools);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            if (defect == Defect.ListensEverywhere)
            {
                kestrel.ListenAnyIP(port);
            }
            else
            {
                kestrel.ListenLocalhost(port);
            }
        });
        _server = builder.Build();
        _metadata.Map(_server);
        _server.Map(defect == Defect.EveryPathServes ? "/{**path}" : "/mcp", (Delegate)ServeAsync);
    }

    /// <summary>With every option that the suite has.</summary>
    public SuiteOptions Options =>
        new()
        {
            Url = new(_metadata.Resource),
            Token = Of("alice", "tool:read tool:greet tool:polite"),
            LimitedToken = Of("alice", "tool:read"),
            Scoped = new("greet", new() { ["name"] = "Ada" }),
            TokenForScope = (scope, _) => Task.FromResult(Token("alice", scope).Compact()),
            BroadToken = Of("alice", "tool:read greetings"),
            UnentitledToken = Of("bob", "tool:read"),
            Unentitled = new("vault", []),
            OtherAudienceToken = (_, _) =>
                Task.FromResult(Token("alice", "tool:read").With("aud", "https://other.example/").Compact()),
            ExpiredToken = (_, _) => Task.FromResult(Token("alice", "tool:read").With("exp", 1_700_000_000).Compact()),
            OtherUserToken = Of("bob", "tool:read"),
            Handle = new("confirm", []),
            HandleLifetime = CarelessTools.HandleLifetime,
            Log = _log,
            OutboundLog = _outbound,
            ProxyClientId = CarelessMetadata.ClientId,
            ProxyRedirectUri = new(CarelessMetadata.RedirectUri),
            Wait = (time, _) =>
            {
                _clock.Advance(time);
                return Task.CompletedTask;
            },
        };

    public static Task<CarelessServer> StartAsync(Defect defect) =>
        LoopbackPort.StartOnFreePortAsync(async port =>
        {
            var server = new CarelessServer(defect, port);
            try
            {
                await server._server.StartAsync();
            }
            catch (IOException)
            {
                await server.DisposeAsync();
                throw;
            }

            return server;
        });

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        File.Delete(_log);
        File.Delete(_outbound);
    }

    private TokenSource Of(string subject, string scope) => (_, _) => Task.FromResult(Token(subject, scope).Compact());

    private ForgedToken Token(string subject, string scope) =>
        new TokenForge(_metadata.Issuer, _metadata.Resource, _clock)
            .Person(TokenDialect.Rfc9068Profile)
            .With("sub", subject)
            .With("scope", scope);

    private async Task<IResult> ServeAsync(HttpContext http)
    {
        Log(
            $"{http.Request.Method} {http.Request.Path}"
                + (_defect == Defect.LogsTokens ? $" {http.Request.Headers.Authorization}" : "")
        );
        if (_gate.RefuseSource(http.Request) is { } refusal)
        {
            return refusal;
        }

        var message = await ReadAsync(http.Request);
        if (message is null && _defect == Defect.ReadsFirst && HttpMethods.IsPost(http.Request.Method))
        {
            return CarelessTools.Error(400, "This is no JSON.");
        }

        if (_defect == Defect.OpenStream && HttpMethods.IsGet(http.Request.Method))
        {
            return Results.Text("data: {}", "text/event-stream");
        }

        var (claims, unauthorized) = await _gate.AuthenticateAsync(http, message, _sessions);
        return unauthorized is not null ? unauthorized
            : !HttpMethods.IsPost(http.Request.Method) ? Results.StatusCode(405)
            : message is null ? CarelessTools.Error(400, "This is no JSON.")
            : Answer(http, message, (string)claims!["sub"]!, ((string?)claims["scope"] ?? "").Split(' '));
    }

    private IResult Answer(HttpContext http, JsonObject message, string subject, string[] scopes)
    {
        var method = (string?)message["method"];
        if (method == "initialize")
        {
            var made = RandomNumberGenerator.GetHexString(32);
            _sessions[made] = subject;
            http.Response.Headers["Mcp-Session-Id"] = made;
            return CarelessTools.Result(new() { ["protocolVersion"] = "2025-11-25" });
        }

        var owner = _sessions.GetValueOrDefault($"{http.Request.Headers["Mcp-Session-Id"]}");
        if (owner is null || (owner != subject && _defect != Defect.SessionOfAnybody))
        {
            return CarelessTools.Error(404, "There is no such session.");
        }

        File.AppendAllText(
            _outbound,
            _defect == Defect.PassesTokenOn ? $"GET / {http.Request.Headers.Authorization}\n" : "GET /\n"
        );
        return method switch
        {
            "tools/list" => CarelessTools.Result(CarelessTools.List(subject)),
            "tools/call" => _tools.Call(http, message, subject, scopes),
            "notifications/initialized" => Results.StatusCode(202),
            _ => CarelessTools.Error(404, "There is no such method."),
        };
    }

    private static async Task<JsonObject?> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        try
        {
            return JsonNode.Parse(await reader.ReadToEndAsync()) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Log(string line) => File.AppendAllText(_log, line + "\n");
}
