using Microsoft.Extensions.Options;

namespace McpServer.Host.Settings;

/// <summary>Finds every fault in the <c>Server</c> settings and shows a right value for each.</summary>
internal sealed class ServerOptionsRules(IConfiguration configuration) : IValidateOptions<ServerOptions>
{
    private const int HighestPort = 65535;

    public ValidateOptionsResult Validate(string? name, ServerOptions options)
    {
        var faults = FaultsOf(options).ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> FaultsOf(ServerOptions options)
    {
        // Without an audience the address is unknown too, but the audience is what has to be set.
        var waitsForAudience = options.PublicUrl.Length == 0 && string.IsNullOrEmpty(configuration["Auth0:Audience"]);
        if (!waitsForAudience && !IsOrigin(options.PublicUrl))
        {
            yield return "Server:PublicUrl (MCP_SERVER_URL) must be the address of this server without a path, such as https://mcp.example.com/; it can only be left out when Auth0:Audience is such an address.";
        }

        if (options.Port is < 1 or > HighestPort)
        {
            yield return $"Server:Port (PORT) must be 1 to {HighestPort}, such as {ServerOptions.DefaultPort}.";
        }

        if (options.MaxRequestBytes < 1)
        {
            yield return "Server:MaxRequestBytes must be a number of bytes, such as 1048576.";
        }

        if (options.ToolListLifetime < TimeSpan.Zero)
        {
            yield return "Server:ToolListLifetime must not be negative, such as 00:01:00.";
        }

        if (options.ToolListPageSize < 1)
        {
            yield return "Server:ToolListPageSize must be a number of tools, such as 250.";
        }

        if (options.KeepAlive < TimeSpan.Zero)
        {
            yield return "Server:KeepAlive must be hours:minutes:seconds, such as 00:00:15; 00:00:00 switches it off.";
        }

        if (options.MaxListeners < 0 || options.MaxListenersPerCaller < 0)
        {
            yield return "Server:MaxListeners and Server:MaxListenersPerCaller must be numbers of clients, such as 1000 and 20; 0 lets nobody listen.";
        }

        foreach (var origin in options.AllowedOrigins.Where(origin => !IsOrigin(origin) || origin.EndsWith('/')))
        {
            yield return $"Server:AllowedOrigins holds '{origin}'; write scheme and host as a browser sends them, such as https://app.example.com.";
        }

        foreach (var host in options.AllowedHosts.Where(host => !IsHost(host)))
        {
            yield return $"Server:AllowedHosts holds '{host}'; write a host name without scheme, port and path, such as mcp.example.com.";
        }
    }

    private static bool IsHost(string host) =>
        Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host)
        != UriHostNameType.Unknown;

    public static bool IsOrigin(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && url.PathAndQuery is "/"
        && url.Fragment.Length == 0
        && url.UserInfo.Length == 0;
}
