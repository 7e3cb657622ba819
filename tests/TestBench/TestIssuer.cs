using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace McpServer.TestBench;

/// <summary>A tenant as far as signing keys go: a real server on this machine that fails when it is told to.</summary>
public sealed class TestIssuer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _arrivals = new();
    private readonly int _port;
    private WebApplication? _server;
    private Func<HttpContext, Task> _answer = _ => Task.CompletedTask;
    private TaskCompletionSource _gate = new();
    private int _keyFetches;
    private int _metadataReads;
    private readonly TaskCompletionSource _metadataAsked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TestIssuer(int port)
    {
        _port = port;
        _gate.SetResult();
        Publish(TestKeys.First);
    }

    /// <summary>What <c>Auth0:Domain</c> is set to.</summary>
    public string Domain => $"127.0.0.1:{_port}";

    /// <summary>The issuer identifier, with its slash, as it stands in <c>iss</c>.</summary>
    public string Identifier => $"http://{Domain}/";

    /// <summary>How often the keys were asked for, whatever came of it.</summary>
    public int KeyFetches => Volatile.Read(ref _keyFetches);

    public static Task<TestIssuer> StartAsync() =>
        LoopbackPort.StartOnFreePortAsync(async port =>
        {
            var issuer = new TestIssuer(port);
            await issuer.ComeBackAsync();
            return issuer;
        });

    /// <summary>Publishes these keys and no others: rotates, revokes, or both.</summary>
    public void Publish(params IEnumerable<TestKey> keys) => Publish([.. keys.Select(key => key.ToJson())]);

    /// <summary>Publishes these keys as they are written.</summary>
    public void Publish(params JsonObject[] keys) =>
        Answer(new JsonObject { ["keys"] = new JsonArray([.. keys.Select(key => key.DeepClone())]) }.ToJsonString());

    /// <summary>Answers a request for keys with this text.</summary>
    public void Answer(string body) => _answer = context => context.Response.WriteAsync(body, context.RequestAborted);

    /// <summary>Answers a request for keys with a status and nothing else.</summary>
    public void Answer(int status, string? location = null) =>
        _answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = location;
            return Task.CompletedTask;
        };

    /// <summary>Lets requests for keys and metadata wait until <see cref="OpenGate"/>.</summary>
    public void CloseGate() => _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void OpenGate() => _gate.TrySetResult();

    /// <summary>Ends when the keys were asked for as often as that; fails when that does not happen.</summary>
    public Task AskedAsync(int times) => ArrivalOf(times).Task.WaitAsync(Patience.Limit);

    /// <summary>Goes down: connections are refused.</summary>
    public async Task GoDownAsync()
    {
        if (_server is { } server)
        {
            _server = null;
            OpenGate();
            await server.StopAsync();
            await server.DisposeAsync();
        }
    }

    /// <summary>Listens, on the same port as before.</summary>
    public async Task ComeBackAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, _port));
        var server = builder.Build();
        server.MapGet("/.well-known/jwks.json", AnswerKeysAsync);
        server.MapGet("/.well-known/openid-configuration", AnswerMetadataAsync);
        server.MapGet("/.well-known/oauth-authorization-server", AnswerMetadataAsync);
        try
        {
            await server.StartAsync();
        }
        catch (IOException)
        {
            await server.DisposeAsync();
            throw;
        }

        _server = server;
    }

    public async ValueTask DisposeAsync() => await GoDownAsync();

    private async Task AnswerKeysAsync(HttpContext context)
    {
        ArrivalOf(Interlocked.Increment(ref _keyFetches)).TrySetResult();
        await _gate.Task.WaitAsync(context.RequestAborted);
        await _answer(context);
    }

    /// <summary>What its metadata says of itself; the truth unless a test says otherwise.</summary>
    public string? ClaimedIssuer { get; set; }

    /// <summary>How often its metadata was asked for.</summary>
    public int MetadataReads => Volatile.Read(ref _metadataReads);

    /// <summary>Ends when its metadata has been asked for.</summary>
    public Task MetadataAskedAsync() => _metadataAsked.Task.WaitAsync(Patience.Limit);

    private async Task AnswerMetadataAsync(HttpContext context)
    {
        Interlocked.Increment(ref _metadataReads);
        _metadataAsked.TrySetResult();
        await _gate.Task.WaitAsync(context.RequestAborted);
        await context.Response.WriteAsJsonAsync(
            new JsonObject
            {
                ["issuer"] = ClaimedIssuer ?? Identifier,
                ["authorization_endpoint"] = Identifier + "authorize",
                ["token_endpoint"] = Identifier + "oauth/token",
                ["registration_endpoint"] = Identifier + "oidc/register",
                ["jwks_uri"] = Identifier + ".well-known/jwks.json",
                ["response_types_supported"] = new JsonArray("code"),
                ["code_challenge_methods_supported"] = new JsonArray("S256"),
            },
            context.RequestAborted
        );
    }

    private TaskCompletionSource ArrivalOf(int number) =>
        _arrivals.GetOrAdd(number, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
