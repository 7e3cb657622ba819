using System.Text.Json.Nodes;

namespace McpServer.Application.Tenancy.Remote;

/// <summary>A document that was published at an address, or why there is none.</summary>
/// <param name="Address">Where it was looked for.</param>
/// <param name="Content">The JSON object; null when there is a fault.</param>
/// <param name="Fault">One plain sentence; null when there is a document.</param>
public sealed record PublishedDocument(string Address, JsonObject? Content, string? Fault);
