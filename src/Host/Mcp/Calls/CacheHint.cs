using System.Text.Json.Nodes;

namespace McpServer.Host.Mcp.Calls;

/// <summary>
/// How long a client may keep the result of a call. The protocol has such a hint for lists only; under a key of our own
/// nobody mistakes it.
/// </summary>
internal static class CacheHint
{
    public const string Lifetime = "mcpserver/ttlMs";
    public const string Scope = "mcpserver/cacheScope";
    public const string Private = "private";

    public static JsonObject Of(TimeSpan lifetime) =>
        new() { [Lifetime] = (long)lifetime.TotalMilliseconds, [Scope] = Private };
}
