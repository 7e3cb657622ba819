using System.Text.Json.Serialization;

namespace McpServer.Application.Tenancy.Declaration;

/// <summary>The algorithms of Auth0 that this server accepts.</summary>
public enum SigningAlgorithm
{
    [JsonStringEnumMemberName("RS256")]
    Rs256,

    [JsonStringEnumMemberName("PS256")]
    Ps256,
}
