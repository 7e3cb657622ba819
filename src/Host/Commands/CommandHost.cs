using McpServer.Application;
using McpServer.Host.Settings;
using McpServer.Infrastructure;

namespace McpServer.Host.Commands;

/// <summary>What commands are made of: the same settings and the same catalog as the server's.</summary>
internal sealed class CommandHost(string[] settings, Terminal terminal, Action<WebApplicationBuilder>? adjust)
{
    public Terminal Terminal { get; } = terminal;

    /// <summary>Composes the catalog and what manages the tenant; nothing of it is started.</summary>
    /// <param name="more">Settings that options stand for.</param>
    /// <param name="add">What the command brings of its own.</param>
    public WebApplication Compose(
        IReadOnlyDictionary<string, string?>? more = null,
        Action<IServiceCollection>? add = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder(settings);
        builder.Logging.ClearProviders();
        adjust?.Invoke(builder);
        builder.Configuration.AddInMemoryCollection(more);
        builder.Configuration.AddQuickstartSettings(builder.Environment);
        builder.Configuration.SplitLists();
        builder.AddServerSettings();
        builder.Services.AddApplication().AddTenancy();
        builder.Services.AddInfrastructure(builder.Configuration, builder.Environment);
        builder.Services.AddTenantManagement(builder.Configuration);
        add?.Invoke(builder.Services);
        return builder.Build();
    }
}
