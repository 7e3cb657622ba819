using System.Text.Json.Serialization;

namespace McpServer.Application.Tenancy.Declaration;

/// <summary>The token dialects that carry permissions or not, by Auth0's names.</summary>
public enum Dialect
{
    [JsonStringEnumMemberName("access_token")]
    AccessToken,

    [JsonStringEnumMemberName("access_token_authz")]
    AccessTokenAuthz,

    [JsonStringEnumMemberName("rfc9068_profile")]
    Rfc9068Profile,

    [JsonStringEnumMemberName("rfc9068_profile_authz")]
    Rfc9068ProfileAuthz,
}
