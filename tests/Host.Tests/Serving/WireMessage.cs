using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace McpServer.Host.Tests.Serving;

/// <summary>A JSON-RPC message as a client of one protocol version sends it.</summary>
public sealed record WireMessage(string Version, string Body, string? Method = null, string? Name = null)
{
    public const string Newest = "2026-07-28";

    /// <summary>The versions that tests run on: the oldest in wide use, the one before the newest, the newest.</summary>
    public static readonly string[] Versions = ["2025-06-18", "2025-11-25", Newest];

    public static WireMessage List(string version = Newest) => Request(version, "tools/list", []);

    public static WireMessage Call(string tool, JsonObject? arguments = null, string version = Newest)
    {
        var parameters = new JsonObject { ["name"] = tool, ["arguments"] = arguments ?? [] };
        return Request(version, "tools/call", parameters) with { Name = tool };
    }

    public static WireMessage Request(string version, string method, JsonObject parameters)
    {
        if (version == Newest)
        {
            var meta = parameters["_meta"]?.AsObject() ?? [];
            meta["io.modelcontextprotocol/protocolVersion"] = version;
            meta.TryAdd("io.modelcontextprotocol/clientCapabilities", new JsonObject());
            parameters["_meta"] = meta;
        }

        var body = new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = 1,
            ["method"] = method,
            ["params"] = parameters,
        };
        return new(version, body.ToJsonString(), method);
    }

    public HttpRequestMessage To(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(Body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Add("MCP-Protocol-Version", Version);
        if (Version == Newest)
        {
            Add(request, "Mcp-Method", Method);
            Add(request, "Mcp-Name", Name);
        }

        return request;
    }

    private static void Add(HttpRequestMessage request, string header, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }
    }
}
