using System.Text.Json.Nodes;

namespace McpServer.Application.Tenancy.Planning;

/// <summary>A field as it is wanted.</summary>
/// <param name="Path">The path by Auth0's names.</param>
/// <param name="Value">The value; an array is a set, whose order means nothing.</param>
/// <param name="IsImmutable">Whether Auth0 takes it at creation only.</param>
internal sealed record DeclaredField(string Path, JsonNode? Value, bool IsImmutable = false);
