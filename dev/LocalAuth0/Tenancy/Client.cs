using System.Text.Json.Nodes;

namespace McpServer.LocalAuth0.Tenancy;

/// <summary>An application.</summary>
internal sealed record Client(JsonObject Json)
{
    public const int StrictLifetime = 3600;

    public string ClientId => Json.Text("client_id")!;

    /// <summary>The URL of its metadata document, which is its id in the protocol.</summary>
    public string? ExternalClientId => Json.Text("external_client_id");

    public string ProtocolId => ExternalClientId ?? ClientId;

    public string Name => Json.Text("name") ?? ClientId;

    public string? Secret => Json.Text("client_secret");

    public bool IsFirstParty => Json.Flag("is_first_party");

    public bool IsPublic => Json.Text("token_endpoint_auth_method") == "none";

    public IReadOnlyList<string> Callbacks => Json.Texts("callbacks");

    public IReadOnlyList<string> GrantTypes => Json.Texts("grant_types");

    /// <summary>The API decides how long tokens live, and a third-party client may get them for a shorter time.</summary>
    public TimeSpan LifetimeAt(ResourceServer api)
    {
        var longest = IsFirstParty ? null : (Json["jwt_configuration"] as JsonObject)?.Number("lifetime_in_seconds");
        return longest is { } seconds && TimeSpan.FromSeconds(seconds) < api.TokenLifetime
            ? TimeSpan.FromSeconds(seconds)
            : api.TokenLifetime;
    }
}
