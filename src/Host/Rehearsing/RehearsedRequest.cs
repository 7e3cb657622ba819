using System.Text;
using McpServer.Domain.Access;
using McpServer.Host.Mcp.Sessions;

namespace McpServer.Host.Rehearsing;

/// <summary>A request as clients make them.</summary>
internal sealed record RehearsedRequest(string Version, string Method, string? Name, string Params, Caller Caller)
{
    private const string Tool = "greet";
    private const string Permission = "tool:greet";

    private const string Meta =
        """{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}""";

    /// <summary>What clients do all day, and what they are refused.</summary>
    public static IReadOnlyList<RehearsedRequest> All { get; } =
    [
        .. from version in SpokenVersions.Sessionless.Append("2025-11-25")
        from request in (RehearsedRequest[])
            [
                Call(version, Tool, """{"name":"Again"}""", Somebody(Permission)),
                Call(version, Tool, """{"name":"On two\nlines"}""", Somebody(Permission)),
                Call(version, Tool, """{"other":7}""", Somebody(Permission)),
                Call(version, Tool, """{"name":"Again"}""", Somebody("openid")),
                Call(version, "nothing", "{}", Somebody(Permission)),
                new(version, "tools/list", Name: null, Params: "", Somebody(Permission)),
            ]
        select request,
    ];

    public HttpContext ToContext(IServiceProvider services)
    {
        var context = new DefaultHttpContext { RequestServices = services };
        var request = context.Request;
        request.Method = HttpMethods.Post;
        request.Path = "/mcp";
        request.ContentType = "application/json";
        request.Headers.Accept = "application/json, text/event-stream";
        request.Headers[SpokenVersions.Header] = Version;
        request.Headers["Mcp-Method"] = Method;
        if (Name is not null)
        {
            request.Headers["Mcp-Name"] = Name;
        }

        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(Text));
        context.Response.Body = Stream.Null;
        return context;
    }

    private string Text
    {
        get
        {
            var meta = Version == SpokenVersions.Sessionless[0] ? $"\"_meta\":{Meta}" : string.Empty;
            var both = Params.Length > 0 && meta.Length > 0 ? $"{Params},{meta}" : Params + meta;
            return $"{{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"{Method}\",\"params\":{{{both}}}}}";
        }
    }

    private static RehearsedRequest Call(string version, string tool, string arguments, Caller caller) =>
        new(version, "tools/call", tool, $"\"name\":\"{tool}\",\"arguments\":{arguments}", caller);

    private static Caller Somebody(string scope) =>
        new()
        {
            Issuer = "https://rehearsal.invalid/",
            Subject = "nobody",
            ClientId = "rehearsal",
            Granted = PermissionSet.Parse(scope),
            Permissions = PermissionSet.Of(Permission),
            ExpiresAt = DateTimeOffset.MaxValue,
        };
}
