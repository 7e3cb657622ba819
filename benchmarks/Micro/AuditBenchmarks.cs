using BenchmarkDotNet.Attributes;
using McpServer.Application.Ports;
using McpServer.Domain.Audit;
using McpServer.Domain.Tools;
using McpServer.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Serilog;
using Serilog.Formatting.Compact;

namespace McpServer.Benchmarks.Micro;

/// <summary>One audit entry, as it becomes a line of JSON that is thrown away.</summary>
[MemoryDiagnoser]
public class AuditBenchmarks : IAsyncDisposable
{
    private static readonly AuditEntry Entry = new()
    {
        At = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero),
        Issuer = QuietPorts.Ada.Issuer,
        Subject = QuietPorts.Ada.Subject,
        ClientId = QuietPorts.Ada.ClientId,
        Tool = ToolName.Parse("greet"),
        Decision = "granted",
        Reason = "the tool answered",
        Outcome = CallOutcome.Succeeded,
        Duration = TimeSpan.FromMilliseconds(0.3),
        ArgumentHash = "t1rLr4xTuT4tSxnvUoUPsw",
        TraceId = "4bf92f3577b34da6a3ce929d0e0e4736",
    };

    private ServiceProvider _services = null!;
    private IAuditLog _audit = null!;

    [GlobalSetup]
    public void Start()
    {
        var logger = new LoggerConfiguration().WriteTo.Sink(new Nowhere(new CompactJsonFormatter())).CreateLogger();
        _services = new ServiceCollection()
            .AddSerilog(logger, dispose: true)
            .AddInfrastructure(new ConfigurationBuilder().Build(), new HostingEnvironment())
            .BuildServiceProvider();
        _audit = _services.GetRequiredService<IAuditLog>();
    }

    [Benchmark]
    public ValueTask AppendAsync() => _audit.AppendAsync(Entry, CancellationToken.None);

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
