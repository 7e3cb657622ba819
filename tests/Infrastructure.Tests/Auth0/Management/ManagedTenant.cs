using System.Collections.Concurrent;
using System.Net;
using McpServer.TestBench;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace McpServer.Infrastructure.Tests.Auth0.Management;

/// <summary>A tenant that answers what a test tells it, and remembers what it was asked.</summary>
internal sealed class ManagedTenant : IAsyncDisposable
{
    private const string Base = "/api/v2/";

    private readonly ConcurrentDictionary<string, ConcurrentQueue<Reply>> _replies = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Received> _received = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _arrivals = new();
    private readonly WebApplication _server;

    private ManagedTenant(WebApplication server, int port)
    {
        _server = server;
        Domain = $"127.0.0.1:{port}";
    }

    public string Domain { get; }

    public IReadOnlyList<Received> Received => [.. _received];

    public IEnumerable<string> Lines => _received.Select(request => request.Line);

    public static Task<ManagedTenant> StartAsync() =>
        LoopbackPort.StartOnFreePortAsync(async port =>
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
            var server = builder.Build();
            var tenant = new ManagedTenant(server, port);
            server.Run(tenant.AnswerAsync);
            await server.StartAsync();
            return tenant;
        });

    /// <summary>Answers such a request, one reply after the other; the last one is given again and again.</summary>
    public void On(string line, params IEnumerable<Reply> replies) => _replies[line] = new(replies);

    public void On(string line, string json) => On(line, Reply.Json(json));

    /// <summary>Ends when that many requests have arrived; fails when that does not happen.</summary>
    public Task AskedAsync(int times) => ArrivalOf(times).Task.WaitAsync(Patience.Limit);

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = target.StartsWith(Base, StringComparison.Ordinal) ? target[Base.Length..] : target;
        var line = $"{context.Request.Method} {path}";
        _received.Enqueue(
            new(
                line,
                body,
                context.Request.Headers.ToDictionary(
                    header => header.Key,
                    header => header.Value.ToString(),
                    StringComparer.OrdinalIgnoreCase
                )
            )
        );
        ArrivalOf(_received.Count).TrySetResult();
        await ReplyTo(line).SendAsync(context);
    }

    private TaskCompletionSource ArrivalOf(int number) =>
        _arrivals.GetOrAdd(number, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private Reply ReplyTo(string line)
    {
        if (!_replies.TryGetValue(line, out var replies) || !replies.TryPeek(out var reply))
        {
            return Reply.Fault(400, $"The test expects no '{line}'.");
        }

        if (replies.Count > 1)
        {
            replies.TryDequeue(out _);
        }

        return reply;
    }
}
