using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using McpServer.Application.Approvals;
using McpServer.Application.Catalog;
using McpServer.Application.Operators;
using McpServer.Application.Ports;
using McpServer.Application.Tests.TestTools;
using McpServer.Application.UseCases;
using McpServer.Domain.Access;
using McpServer.Domain.Audit;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace McpServer.Application.Tests;

/// <summary>The application as the host composes it, with its ports substituted and its clock in our hands.</summary>
internal sealed class Server : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly ConcurrentQueue<AuditEntry> _audited = [];

    public Server(params Assembly[] assemblies)
        : this(services => services.AddApplication(assemblies)) { }

    public Server(Action<IServiceCollection> compose)
    {
        var callers = Substitute.For<ICallerAccessor>();
        callers.Caller.Returns(_ => Caller);
        AuditLog
            .AppendAsync(Arg.Do<AuditEntry>(_audited.Enqueue), Arg.Any<CancellationToken>())
            .Returns(ValueTask.CompletedTask);
        var services = new ServiceCollection()
            .AddFakeLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(callers)
            .AddSingleton(AuditLog)
            .AddSingleton(KeepAlive)
            .AddSingleton(Progress)
            .AddSingleton<IStateSeal>(new EphemeralSeal())
            .AddSingleton<IOnceStore>(OnceStore)
            .AddSingleton(Stage);
        compose(services);
        _services = services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true }
        );
    }

    public Caller Caller { get; set; } = Callers.With("tool:greet tool:whoami stage:perform");

    public FakeTimeProvider Clock { get; } = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public IAuditLog AuditLog { get; } = Substitute.For<IAuditLog>();

    public IKeepAlive KeepAlive { get; } = Substitute.For<IKeepAlive>();

    public ICallProgress Progress { get; } = Substitute.For<ICallProgress>();

    public MemoryOnceStore OnceStore { get; init; } = new();

    /// <summary>What <see cref="Perform"/> and other test tools reach when they run.</summary>
    public IStage Stage { get; } = Substitute.For<IStage>();

    public IReadOnlyList<AuditEntry> Audited => [.. _audited];

    public IReadOnlyList<string> Logged =>
        [.. _services.GetFakeLogCollector().GetSnapshot().Select(entry => $"{entry.Message} {entry.Exception}")];

    public ToolCatalog Catalog => _services.GetRequiredService<ToolCatalog>();

    public ServedTools Served => _services.GetRequiredService<ServedTools>();

    /// <summary>Has the operator decide about one tool.</summary>
    public void Switch(string tool, ToolSwitch switches) =>
        Assert.Empty(Served.Apply(new Dictionary<string, ToolSwitch>(StringComparer.Ordinal) { [tool] = switches }));

    public Task<CallAnswer> CallAsync(
        string? name,
        string? arguments = null,
        bool canAsk = false,
        ApprovalReply? approval = null
    )
    {
        JsonElement? given = arguments is null ? null : JsonSerializer.Deserialize<JsonElement>(arguments);
        var call = new CallTool(name, given) { CanAsk = canAsk, Approval = approval };
        return SendAsync(call, TestContext.Current.CancellationToken);
    }

    public Task<IReadOnlyList<ToolEntry>> ListAsync() =>
        SendAsync(new ListTools(), TestContext.Current.CancellationToken);

    public async Task<TAnswer> SendAsync<TAnswer>(IRequest<TAnswer> request, CancellationToken cancellationToken)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    public void AssertNothingHappened() => Assert.Empty(Stage.ReceivedCalls());

    public AsyncServiceScope CreateScope() => _services.CreateAsyncScope();

    public void Dispose() => _services.Dispose();
}
