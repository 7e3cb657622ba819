using System.Text.Json.Serialization;

namespace McpServer.LocalAuth0.Management;

/// <summary>One request as it was answered. The status is null when the connection was closed instead.</summary>
internal sealed record ManagementRequest(
    [property: JsonPropertyName("method")] string Method,
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("status")] int? Status,
    [property: JsonPropertyName("correlation_id")] string? CorrelationId
);
