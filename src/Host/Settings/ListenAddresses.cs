namespace McpServer.Host.Settings;

/// <summary>Where the server listens: for whoever starts it, and for whoever asks it how it is.</summary>
internal static class ListenAddresses
{
    private const char Separator = ';';

    /// <summary>Listens where the operator says; else on <c>Server:Port</c>, in Development for this machine only.</summary>
    public static void ListenOnConfiguredPort(this WebApplicationBuilder builder)
    {
        if (!IsSetForKestrel(builder.Configuration))
        {
            builder.WebHost.UseUrls(OfServer(builder.Configuration, builder.Environment));
        }
    }

    /// <summary>Every address that is listened on, such as <c>http://*:8080</c>.</summary>
    public static IReadOnlyList<string> Of(IConfiguration configuration, IHostEnvironment environment)
    {
        if (!IsSetForKestrel(configuration))
        {
            return [OfServer(configuration, environment)];
        }

        var urls = Split(configuration[WebHostDefaults.ServerUrlsKey]);
        return urls.Length > 0
            ? urls
            : [.. Split(configuration[WebHostDefaults.HttpPortsKey]).Select(port => $"http://*:{port}")];
    }

    private static bool IsSetForKestrel(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration[WebHostDefaults.ServerUrlsKey])
        || (PortOf(configuration) is null && !string.IsNullOrEmpty(configuration[WebHostDefaults.HttpPortsKey]));

    // MCP 2026-07-28, transports: a server that runs locally should not be reachable from elsewhere.
    private static string OfServer(IConfiguration configuration, IHostEnvironment environment) =>
        $"http://{(environment.IsDevelopment() ? "localhost" : "*")}:{PortOf(configuration) ?? $"{ServerOptions.DefaultPort}"}";

    private static string? PortOf(IConfiguration configuration) =>
        configuration["Server:Port"] is { Length: > 0 } set ? set : null;

    private static string[] Split(string? list) =>
        (list ?? string.Empty).Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
