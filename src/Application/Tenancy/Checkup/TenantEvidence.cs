using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tenancy.Checkup;

/// <summary>All that a check-up looks at.</summary>
/// <param name="Desired">The tenant as it should be.</param>
/// <param name="Remote">The tenant as it is, with all roles and their members.</param>
/// <param name="Plan">The difference.</param>
/// <param name="Issuer">The issuer that this server trusts, as it is set.</param>
/// <param name="Metadata">The issuer's discovery document.</param>
/// <param name="Keys">Its signing keys; null when the discovery document names no place.</param>
/// <param name="Server">The protected-resource metadata of the running server.</param>
public sealed record TenantEvidence(
    DesiredTenant Desired,
    RemoteTenant Remote,
    TenantPlan Plan,
    string Issuer,
    PublishedDocument Metadata,
    PublishedDocument? Keys,
    PublishedDocument Server
);
