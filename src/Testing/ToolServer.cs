using System.Reflection;
using McpServer.Application;
using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.Testing.Contract;
using McpServer.Testing.Ports;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace McpServer.Testing;

/// <summary>
/// The tools of an assembly behind everything that a real call goes through: binding, permissions, rules, limits and
/// audit. Only the network and the tenant are left out.
/// </summary>
public sealed class ToolServer : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;

    private ToolServer(Assembly assembly, Action<IServiceCollection>? services)
    {
        var all = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddScoped<CallRecord>()
            .AddScoped<ICallerAccessor>(provider => provider.GetRequiredService<CallRecord>())
            .AddScoped<IAuditLog>(provider => provider.GetRequiredService<CallRecord>())
            .AddScoped<ICallProgress>(provider => provider.GetRequiredService<CallRecord>())
            .AddSingleton<IKeepAlive, NoKeepAlive>()
            .AddSingleton<IStateSeal, SealInMemory>()
            .AddSingleton<IOnceStore, OnceInMemory>()
            // The first registered is the outermost: it must see what the server's own behaviours throw, too.
            .AddScoped(typeof(IPipelineBehavior<,>), typeof(RecordFault<,>))
            // The test of one tool need not bring what the others ask for.
            .AddSingleton<ServicesMayBeMissing>()
            .AddTools(assembly);
        // Last, so that what a test brings replaces what the tools bring themselves.
        services?.Invoke(all);
        _services = all.BuildServiceProvider(validateScopes: true);
        Catalog = _services.GetRequiredService<ToolCatalog>();
    }

    /// <summary>The time that the tools see. It stands still until a test moves it.</summary>
    public FakeTimeProvider Clock { get; } = new(Start);

    public ToolCatalog Catalog { get; }

    /// <summary>Serves the tools of an assembly.</summary>
    /// <param name="assembly">Where the tools are.</param>
    /// <param name="services">Adds what the handlers need, in place of what the assembly adds itself.</param>
    /// <exception cref="CatalogException">A tool could not be served.</exception>
    public static ToolServer Of(Assembly assembly, Action<IServiceCollection>? services = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return new(assembly, services);
    }

    /// <summary>The names of an assembly's tools, for a theory over all of them.</summary>
    public static IReadOnlyList<string> NamesOf(Assembly assembly) =>
        [.. ToolCatalog.Of(assembly).Tools.Select(tool => tool.Definition.Name.Value)];

    /// <summary>Somebody who calls.</summary>
    /// <param name="person">Who it is; any text.</param>
    /// <param name="granted">What their client was granted (<c>scope</c>).</param>
    /// <param name="mayAlsoHave">What they may have besides, once they are asked (<c>permissions</c>).</param>
    /// <param name="canAsk">Whether their client can show a question, such as whether to approve a call.</param>
    public ToolCaller As(
        string person,
        IReadOnlyList<string>? granted = null,
        IReadOnlyList<string>? mayAlsoHave = null,
        bool canAsk = true
    ) => new(this, CallerOf(person, granted, PermissionSet.Of([.. granted ?? [], .. mayAlsoHave ?? []])), canAsk);

    /// <summary>A machine that calls (client credentials): nobody is there who could be asked for more.</summary>
    public ToolCaller AsMachine(string client, IReadOnlyList<string>? granted = null) =>
        new(
            this,
            CallerOf(client, granted, permissions: null) with
            {
                ClientId = client,
                IsMachine = true,
            },
            canAsk: false
        );

    /// <summary>Holds a tool against what every tool promises, whatever it does.</summary>
    /// <exception cref="ToolAssertionException">Names each breach and its mend.</exception>
    public async Task ShouldKeepTheContract(string tool)
    {
        if (!Catalog.TryFind(tool, out var entry))
        {
            throw new ToolAssertionException($"There is no tool '{tool}' here, only {NamesIn(Catalog)}.");
        }

        var breaches = await ToolContract.BreachesAsync(this, entry);
        if (breaches.Count > 0)
        {
            throw new ToolAssertionException($"{tool} breaks its contract:\n- {string.Join("\n- ", breaches)}");
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    internal static string NamesIn(ToolCatalog catalog) =>
        string.Join(", ", catalog.Tools.Select(tool => tool.Definition.Name.Value));

    internal AsyncServiceScope CreateScope() => _services.CreateAsyncScope();

    private Caller CallerOf(string subject, IReadOnlyList<string>? granted, PermissionSet? permissions) =>
        new()
        {
            Issuer = "https://testing.invalid/",
            Subject = subject,
            ClientId = "testing",
            Granted = PermissionSet.Of(granted ?? []),
            Permissions = permissions,
            ExpiresAt = Clock.GetUtcNow().AddHours(1),
        };
}
