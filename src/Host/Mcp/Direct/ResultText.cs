using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace McpServer.Host.Mcp.Direct;

/// <summary>The text of a result in the SDK's types, as the newest version of the protocol has it.</summary>
internal static class ResultText
{
    public static byte[] Of<TResult>(TResult result, Implementation server)
        where TResult : Result
    {
        result.ResultType ??= "complete";
        result.Meta ??= [];
        result.Meta[MetaKeys.ServerInfo] = JsonSerializer.SerializeToNode(server, McpJsonUtilities.DefaultOptions);
        return JsonSerializer.SerializeToUtf8Bytes(result, McpJsonUtilities.DefaultOptions);
    }
}
