using System.Text.Json.Nodes;

namespace McpServer.Application.Tenancy.Planning;

/// <summary>One field before and after; null where there is none.</summary>
/// <param name="Field">The path by Auth0's names, such as <c>flags.enable_dynamic_client_registration</c>.</param>
/// <param name="Before">The value in the tenant.</param>
/// <param name="After">The declared value.</param>
public sealed record FieldChange(string Field, JsonNode? Before, JsonNode? After);
