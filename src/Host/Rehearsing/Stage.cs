using McpServer.Application;
using McpServer.Host.Challenges;
using McpServer.Host.Logging;
using McpServer.Host.Mcp;
using McpServer.Host.Mcp.Direct;
using McpServer.Host.Mcp.Messages;
using McpServer.Host.Settings;
using McpServer.Host.Stopping;
using McpServer.Infrastructure;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Serilog;

namespace McpServer.Host.Rehearsing;

/// <summary>
/// The way of a request, from its message to its log line, in a container of its own: with this project's samples, a caller
/// who does not exist, and a log that goes nowhere. No request can reach it, and it reaches nothing.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly ServiceProvider _services = Compose();
    private readonly RequestDelegate _serve;

    public Stage()
    {
        var reads = new ReadMessage(
            _ => throw new InvalidOperationException("What is rehearsed takes the direct way."),
            _services.GetRequiredService<DirectAnswers>()
        );
        var log = new RequestLog(
            context => McpEndpoint.ServeAsync(context, reads.ServeAsync, ResponseMode.Auto),
            _services.GetRequiredService<Serilog.ILogger>(),
            TimeProvider.System
        );
        _serve = new TraceIds(log.InvokeAsync).InvokeAsync;
    }

    /// <summary>Serves a request, and returns the status of its response.</summary>
    public async Task<int> PlayAsync(RehearsedRequest request, CancellationToken cancellationToken)
    {
        await using var scope = _services.CreateAsyncScope();
        var context = request.ToContext(scope.ServiceProvider);
        context.RequestAborted = cancellationToken;
        _services.GetRequiredService<IHttpContextAccessor>().HttpContext = context;
        McpRequest.Of(context).Begin(context, request.Caller);
        await _serve(context);
        return context.Response.StatusCode;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static ServiceProvider Compose()
    {
        var nothing = new ConfigurationBuilder().Build();
        var environment = new HostingEnvironment { EnvironmentName = Environments.Production };
        var services = new ServiceCollection();
        services.AddSingleton(Options.Create(new ServerOptions { PublicUrl = "https://rehearsal.invalid" }));
        services.AddSerilog(
            (_, logger) => ServerLogging.Configure(logger, nothing, environment, Stream.Null),
            preserveStaticLogger: true
        );
        services.AddApplication();
        services.AddInfrastructure(nothing, environment);
        services.AddChallenges();
        services.AddSingleton<IHostApplicationLifetime, ApplicationLifetime>();
        services.AddSingleton<RunningCalls>();
        services.AddMcpEndpoint();
        return services.BuildServiceProvider();
    }
}
