using System.Reflection;
using System.Text.Json;
using McpServer.Application.Catalog;
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
    private readonly List<AuditEntry> _audited = [];

    public Server(params Assembly[] assemblies)
        : this(services => services.AddApplication(assemblies)) { }

    public Server(Action<IServiceCollection> compose)
    {
        var callers = Substitute.For<ICallerAccessor>();
        callers.Caller.Returns(_ => Caller);
        AuditLog
            .AppendAsync(Arg.Do<AuditEntry>(_audited.Add), Arg.Any<CancellationToken>())
            .Returns(ValueTask.CompletedTask);
        var services = new ServiceCollection()
            .AddFakeLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(callers)
            .AddSingleton(AuditLog)
            .AddSingleton(Stage);
        compose(services);
        _services = services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true }
        );
    }

    public Caller Caller { get; init; } = Callers.With("tool:greet tool:whoami stage:perform");

    public FakeTimeProvider Clock { get; } = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public IAuditLog AuditLog { get; } = Substitute.For<IAuditLog>();

    /// <summary>What <see cref="Perform"/> and other test tools reach when they run.</summary>
    public IStage Stage { get; } = Substitute.For<IStage>();

    public IReadOnlyList<AuditEntry> Audited => _audited;

    public IReadOnlyList<string> Logged =>
        [.. _services.GetFakeLogCollector().GetSnapshot().Select(entry => $"{entry.Message} {entry.Exception}")];

    public ToolCatalog Catalog => _services.GetRequiredService<ToolCatalog>();

    public Task<CallAnswer> CallAsync(string? name, string? arguments = null)
    {
        JsonElement? given = arguments is null ? null : JsonSerializer.Deserialize<JsonElement>(arguments);
        return SendAsync(new CallTool(name, given), TestContext.Current.CancellationToken);
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
