using McpServer.Application.Behaviours;
using McpServer.Application.Catalog;
using McpServer.Host.Mcp.Sessions;
using McpServer.Infrastructure;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Settings;

/// <summary>Binds the sections of the configuration that are read outside Infrastructure.</summary>
internal static class ServerSettings
{
    private static readonly TimeSpan DefaultWarmUp = TimeSpan.FromSeconds(10);

    public static void AddServerSettings(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.Services.AddSingleton<IValidateOptions<ServerOptions>, ServerOptionsRules>();
        builder
            .Services.AddOptions<ServerOptions>()
            .BindSettings(configuration, ServerOptions.Section)
            .PostConfigure(options =>
            {
                // The quickstart's audience is the address of the server; then one setting says both.
                if (options.PublicUrl.Length == 0 && PublicAddress.IsOrigin(configuration["Auth0:Audience"]))
                {
                    options.PublicUrl = configuration["Auth0:Audience"]!;
                }

                options.PublicUrl = options.PublicUrl.TrimEnd('/');
                options.WarmUp ??= builder.Environment.IsDevelopment() ? TimeSpan.Zero : DefaultWarmUp;
            })
            .ValidateOnStart();
        builder
            .Services.AddOptions<McpOptions>()
            .BindSettings(configuration, McpOptions.Section)
            .Validate(options => Enum.IsDefined(options.ResponseMode), "Mcp:ResponseMode must be Auto, Json or Sse.")
            .Validate(
                options => options.ResponseMode != ResponseMode.Json || !options.Sessions,
                "Mcp:ResponseMode=Json leaves no way to put a question to the client of a session; set Mcp:ResponseMode=Auto, or Mcp:Sessions=false."
            )
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
            .BindSettings(configuration, CatalogOptions.Section)
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
                "Catalog:RememberAnswers must be hours:minutes:seconds and more than nothing, such as 1.00:00:00."
            )
            .ValidateOnStart();
        builder.Services.AddSingleton<ToolSwitches>();
        builder
            .Services.AddOptions<AuditOptions>()
            .BindSettings(configuration, AuditOptions.Section)
            .Validate(
                options => options.IsArgumentHashKeyUsable,
                "Audit:ArgumentHashKey must be at least 32 bytes in base64, such as the output of 'openssl rand -base64 32'."
            )
            .ValidateOnStart();
    }
}
