using System.Text.Json;
using BenchmarkDotNet.Attributes;
using McpServer.Application;
using McpServer.Application.Catalog;
using McpServer.Application.UseCases;
using McpServer.Domain.Access;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Benchmarks.Micro;

/// <summary>One call from the application's door inward: no network, no token, no log.</summary>
[MemoryDiagnoser]
public class CallBenchmarks : IAsyncDisposable
{
    private static readonly JsonElement Good = JsonSerializer.Deserialize<JsonElement>("""{"name":"Ada"}""");
    private static readonly JsonElement Unknown = JsonSerializer.Deserialize<JsonElement>("""{"nome":"Ada"}""");

    private readonly AccessRules _rules = new(WithoutPermissionsClaim.HideTools);
    private readonly Permission _permission = Permission.Parse("tool:greet", "Access the Greeting tool");
    private ServiceProvider _granted = null!;
    private ServiceProvider _stepUp = null!;
    private ServiceProvider _stranger = null!;

    [GlobalSetup]
    public async Task StartAsync()
    {
        _granted = Serve(QuietPorts.Ada);
        _stepUp = Serve(QuietPorts.Ada with { Granted = PermissionSet.Parse("tool:whoami") });
        var whoAmI = PermissionSet.Parse("tool:whoami");
        _stranger = Serve(QuietPorts.Ada with { Granted = whoAmI, Permissions = whoAmI });
        Require<CallAnswer.Answered>(await ServedAsync());
        Require<CallAnswer.Errored>(await UnreadableArgumentsAsync());
        Require<CallAnswer.PermissionNeeded>(await StepUpAsync());
        Require<CallAnswer.UnknownTool>(await HiddenAsync());
    }

    [Benchmark]
    public AccessDecision Decision() => _rules.Decide(QuietPorts.Ada, _permission);

    /// <summary>Audit, access, limits, reading and checking of arguments, the handler, the answer as JSON.</summary>
    [Benchmark(Baseline = true)]
    public Task<CallAnswer> ServedAsync() => SendAsync(_granted, new CallTool("greet", Good));

    /// <summary>The same up to the reading of arguments, which finds a fault.</summary>
    [Benchmark]
    public Task<CallAnswer> UnreadableArgumentsAsync() => SendAsync(_granted, new CallTool("greet", Unknown));

    [Benchmark]
    public Task<CallAnswer> StepUpAsync() => SendAsync(_stepUp, new CallTool("greet", Good));

    [Benchmark]
    public Task<CallAnswer> HiddenAsync() => SendAsync(_stranger, new CallTool("greet", Good));

    [Benchmark]
    public Task<IReadOnlyList<ToolEntry>> ListAsync() => SendAsync(_granted, new ListTools());

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        await _granted.DisposeAsync();
        await _stepUp.DisposeAsync();
        await _stranger.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static ServiceProvider Serve(Caller caller) =>
        QuietPorts.Services(caller).AddTools(typeof(ApplicationServices).Assembly).BuildServiceProvider();

    private static async Task<TAnswer> SendAsync<TAnswer>(ServiceProvider services, IRequest<TAnswer> request)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    private static void Require<TAnswer>(CallAnswer answer)
    {
        if (answer is not TAnswer)
        {
            throw new InvalidOperationException($"Expected {typeof(TAnswer).Name}, came {answer}.");
        }
    }
}
