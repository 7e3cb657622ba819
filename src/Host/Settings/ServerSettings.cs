using McpServer.Application.Behaviours;
using McpServer.Application.Catalog;
using McpServer.Host.Mcp.Sessions;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Settings;

/// <summary>Binds the sections of the configuration that are read outside Infrastructure.</summary>
internal static class ServerSettings
{
    public static void AddServerSettings(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.Services.AddSingleton<IValidateOptions<ServerOptions>, ServerOptionsRules>();
        builder
            .Services.AddOptions<ServerOptions>()
            .BindConfiguration(ServerOptions.Section, RefuseUnknown)
            .PostConfigure(options =>
            {
                // The quickstart's audience is the address of the server; then one setting says both.
                if (options.PublicUrl.Length == 0 && PublicAddress.IsOrigin(configuration["Auth0:Audience"]))
                {
                    options.PublicUrl = configuration["Auth0:Audience"]!;
                }

                options.PublicUrl = options.PublicUrl.TrimEnd('/');
            })
            .ValidateOnStart();
        builder
            .Services.AddOptions<McpOptions>()
            .BindConfiguration(McpOptions.Section, RefuseUnknown)
            .Validate(
                options => options.MaxSessions > 0 && options.MaxSessionsPerCaller > 0,
                "Mcp:MaxSessions and Mcp:MaxSessionsPerCaller must be numbers of sessions, such as 1000 and 20; Mcp:Sessions=false lets nobody open one."
            )
            .Validate(
                options =>
                    options.SessionIdleTimeout > TimeSpan.Zero && options.SessionIdleTimeout <= SessionClock.Longest,
                "Mcp:SessionIdleTimeout must be hours:minutes:seconds, more than nothing and at most a day, such as 00:30:00."
            )
            .ValidateOnStart();
        builder
            .Services.AddOptions<CatalogOptions>()
            .BindConfiguration(CatalogOptions.Section, RefuseUnknown)
            .Validate(
                options => Enum.IsDefined(options.WithoutPermissionsClaim),
                "Catalog:WithoutPermissionsClaim must be HideTools or OfferTools."
            )
            .Validate(
                options => options.Timeout > TimeSpan.Zero,
                "Catalog:Timeout must be hours:minutes:seconds and more than nothing, such as 00:00:30."
            )
            .Validate(
                options => options.MaxAnswerBytes > 0,
                "Catalog:MaxAnswerBytes must be a number of bytes, such as 262144."
            )
            .Validate(
                options => options.RememberAnswers > TimeSpan.Zero,
                "Catalog:RememberAnswers must be hours:minutes:seconds and more than nothing, such as 24:00:00."
            )
            .ValidateOnStart();
        builder.Services.AddSingleton<ToolSwitches>();
        builder
            .Services.AddOptions<AuditOptions>()
            .BindConfiguration(AuditOptions.Section, RefuseUnknown)
            .Validate(
                options => options.IsArgumentHashKeyUsable,
                "Audit:ArgumentHashKey must be at least 32 bytes in base64, such as the output of 'openssl rand -base64 32'."
            )
            .ValidateOnStart();
    }

    // A misspelled setting would silently do nothing.
    private static void RefuseUnknown(BinderOptions binder) => binder.ErrorOnUnknownConfiguration = true;
}
