using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace McpServer.LocalAuth0.Tests.Running;

/// <summary>A signed token, read without checking it.</summary>
internal sealed record AccessToken(string Raw)
{
    public JsonObject Header => Part(0);

    public JsonObject Claims => Part(1);

    public string? Scope => (string?)Claims["scope"];

    public IEnumerable<string> Permissions => Claims["permissions"]!.AsArray().Select(value => (string)value!);

    private JsonObject Part(int index) =>
        JsonNode.Parse(WebEncoders.Base64UrlDecode(Raw.Split('.')[index]))!.AsObject();
}
