using System.Net;
using System.Text.Json.Nodes;

namespace McpServer.LocalAuth0.Tests.Running;

/// <summary>An answer of the Management API. The body is null when there was none.</summary>
public sealed record ManagementAnswer(
    HttpStatusCode Status,
    JsonNode? Body,
    IReadOnlyDictionary<string, string> Headers
)
{
    public JsonObject Json => Body!.AsObject();

    public JsonArray List => Body!.AsArray();

    public string Id => (string)Json["id"]!;

    public string? ErrorCode => (string?)Json["errorCode"];

    public string? Message => (string?)Json["message"];
}
