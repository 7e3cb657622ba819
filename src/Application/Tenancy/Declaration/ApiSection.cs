using System.ComponentModel;

namespace McpServer.Application.Tenancy.Declaration;

/// <summary>The API of the tenant; <c>resource-servers</c> of the Management API.</summary>
public sealed record ApiSection
{
    [Description("The name that people see on the consent page.")]
    public string? Name { get; init; }

    [Description("The identifier, byte for byte; the setting Auth0:Audience when left out. It can never be changed.")]
    public string? Identifier { get; init; }

    [Description("How long an access token is valid, in seconds; 3600 when left out.")]
    public int? TokenLifetime { get; init; }

    [Description("The shape of access tokens; rfc9068_profile_authz when left out.")]
    public Dialect? Dialect { get; init; }

    [Description("The algorithm that signs access tokens; RS256 when left out.")]
    public SigningAlgorithm? SigningAlgorithm { get; init; }

    [Description("Whether roles decide what a person may be granted (RBAC); true when left out.")]
    public bool? RoleBasedAccess { get; init; }

    [Description("Whether applications get refresh tokens; true when left out.")]
    public bool? OfflineAccess { get; init; }

    [Description(
        "Whether applications may ask for tokens bound to a key (DPoP), which this server does not take yet; untouched when left out."
    )]
    public ProofOfPossession? Dpop { get; init; }

    [Description("merge keeps scopes of the API that no tool declares; exact removes them. merge when left out.")]
    public ScopeMode? Scopes { get; init; }
}
