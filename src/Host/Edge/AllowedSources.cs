using McpServer.Host.Settings;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace McpServer.Host.Edge;

/// <summary>Which Host headers and which web pages are served.</summary>
internal sealed class AllowedSources
{
    private readonly HashSet<string> _origins;
    private readonly List<StringSegment> _hosts;
    private readonly bool _allowsLoopbackPages;

    public AllowedSources(IOptions<ServerOptions> options, IHostEnvironment environment)
    {
        var server = options.Value;
        var origin = PublicAddress.Of(server.PublicUrl).Origin;
        _allowsLoopbackPages = environment.IsDevelopment();
        _origins = new(server.AllowedOrigins.Append(origin), StringComparer.OrdinalIgnoreCase);
        _hosts = [.. server.AllowedHosts.Append(new Uri(origin).Host).Select(host => new StringSegment(host))];
        if (environment.IsDevelopment())
        {
            _hosts.AddRange(["localhost", "127.0.0.1", "[::1]"]);
        }
    }

    public bool IsHostAllowed(HostString host) => host.HasValue && HostString.MatchesAny(host.Host, _hosts);

    /// <summary>Compares whole origins: <c>http://localhost.evil.example</c> is not <c>http://localhost</c>.</summary>
    public bool IsOriginAllowed(string origin) =>
        _origins.Contains(origin)
        || (
            _allowsLoopbackPages
            && Uri.TryCreate(origin, UriKind.Absolute, out var page)
            && page.IsLoopback
            && (page.Scheme == Uri.UriSchemeHttp || page.Scheme == Uri.UriSchemeHttps)
        );
}
