using McpServer.Application;
using McpServer.Application.Ports;
using McpServer.Host.Commands.Tenant;
using McpServer.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;

namespace McpServer.Host.Commands;

/// <summary>What commands are made of: the same settings and the same catalog as the server's.</summary>
internal sealed class CommandHost(string[] settings, Terminal terminal, Action<WebApplicationBuilder>? adjust)
{
    public Terminal Terminal { get; } = terminal;

    /// <summary>What was typed as <c>--Section:Setting=value</c>.</summary>
    public string[] Settings { get; } = settings;

    /// <summary>Composes the catalog and what manages the tenant; nothing of it is started.</summary>
    /// <param name="more">Settings that options stand for.</param>
    public WebApplication Compose(IReadOnlyDictionary<string, string?>? more = null)
    {
        var builder = ServerApplication.CreateBuilder(Settings, adjust);
        builder.Configuration.AddInMemoryCollection(more);
        builder.Services.AddTenancy().AddTenantManagement(builder.Configuration);
        builder.Services.AddSingleton(Terminal).AddSingleton<ISignInPrompt, SignInPrompt>();
        // What a command has to say it says itself; its results may be piped.
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        return builder.Build();
    }
}
