using McpServer.Host.Edge;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Settings;

/// <summary>Finds every fault in the <c>Server</c> settings and shows a right value for each.</summary>
internal sealed class ServerOptionsRules(IConfiguration configuration) : IValidateOptions<ServerOptions>
{
    private const int HighestPort = 65535;

    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestDrain = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, ServerOptions options)
    {
        string[] faults = [.. FaultsOf(options), .. FaultsOfStopping(options), .. FaultsOfProxies(options)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> FaultsOf(ServerOptions options)
    {
        // Without an audience the address is unknown too, but the audience is what has to be set.
        var waitsForAudience = options.PublicUrl.Length == 0 && string.IsNullOrEmpty(configuration["Auth0:Audience"]);
        if (!waitsForAudience && !PublicAddress.IsValid(options.PublicUrl))
        {
            yield return $"Server:PublicUrl (MCP_SERVER_URL) must be the address of this server without {ServerOptions.McpPath}, such as https://mcp.example.com/, or https://example.com/tools behind a proxy that serves it under a path; it can only be left out when Auth0:Audience is an address without a path.";
        }

        if (options.Port is < 1 or > HighestPort)
        {
            yield return $"Server:Port (PORT) must be 1 to {HighestPort}, such as {ServerOptions.DefaultPort}.";
        }

        if (options.WarmUp < TimeSpan.Zero || options.WarmUp > LongestWarmUp)
        {
            yield return "Server:WarmUp must be hours:minutes:seconds and at most one minute, such as 00:00:10; 00:00:00 switches it off.";
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

        foreach (
            var origin in options.AllowedOrigins.Where(origin =>
                !PublicAddress.IsOrigin(origin) || origin.EndsWith('/')
            )
        )
        {
            yield return $"Server:AllowedOrigins holds '{origin}'; write scheme and host as a browser sends them, such as https://app.example.com.";
        }

        foreach (var host in options.AllowedHosts.Where(host => !IsHost(host)))
        {
            yield return $"Server:AllowedHosts holds '{host}'; write a host name without scheme, port and path, such as mcp.example.com.";
        }
    }

    private static IEnumerable<string> FaultsOfStopping(ServerOptions options)
    {
        if (options.DrainTime < TimeSpan.Zero || options.DrainTime > LongestDrain)
        {
            yield return "Server:DrainTime must be hours:minutes:seconds and at most one hour, such as 00:00:20.";
        }

        if (options.DrainDelay < TimeSpan.Zero || options.DrainDelay > LongestDrain)
        {
            yield return "Server:DrainDelay must be hours:minutes:seconds and at most one hour, such as 00:00:05; 00:00:00 for none.";
        }
    }

    private IEnumerable<string> FaultsOfProxies(ServerOptions options)
    {
        foreach (var proxy in options.TrustedProxies.Where(proxy => !TrustedProxies.TryParse(proxy, out _)))
        {
            yield return $"Server:TrustedProxies holds '{proxy}'; write the address of a proxy or its network, such as 10.0.0.5 or 10.0.0.0/24.";
        }

        // ASP.NET Core's own switch: with it, whoever connects may say who they are.
        if (string.Equals(configuration["ForwardedHeaders_Enabled"], "true", StringComparison.OrdinalIgnoreCase))
        {
            yield return "ASPNETCORE_FORWARDEDHEADERS_ENABLED trusts everybody's X-Forwarded headers; leave it out, and name your proxies in Server:TrustedProxies, such as 10.0.0.0/24.";
        }
    }

    private static bool IsHost(string host) =>
        Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host)
        != UriHostNameType.Unknown;
}
