using McpServer.LocalAuth0.Control;
using OpenIddict.Abstractions;

namespace McpServer.LocalAuth0.Tokens;

/// <summary>Which API a request is for: <c>audience</c> if sent, else <c>resource</c> when the tenant's profile allows.</summary>
internal sealed class RequestedAudience(LocalTenant tenant, TenantSwitches switches)
{
    /// <summary>Null when the request names none, and the token will be an opaque one for /userinfo.</summary>
    public string? Of(OpenIddictRequest request)
    {
        if (request.GetAudiences() is { IsEmpty: false } audiences)
        {
            return Choose(audiences);
        }

        return switches.ResourceProfile && request.GetResources() is { IsEmpty: false } resources
            ? Choose(resources)
            : null;
    }

    public bool IsKnown(string audience) => string.Equals(audience, tenant.Api.Identifier, StringComparison.Ordinal);

    // Of several, one that is not ours decides: a token must never be for less than the client believes.
    private string Choose(IReadOnlyList<string> named) => named.FirstOrDefault(name => !IsKnown(name)) ?? named[0];
}
