using McpServer.LocalAuth0.Tenancy;
using OpenIddict.Abstractions;

namespace McpServer.LocalAuth0.Tokens;

/// <summary>Which API a request is for: <c>audience</c> if sent, else <c>resource</c> when the tenant's profile allows.</summary>
internal sealed class RequestedAudience(Tenant tenant)
{
    /// <summary>Null when the request names none and the tenant has no default: an opaque token for /userinfo.</summary>
    public async Task<string?> OfAsync(OpenIddictRequest request, CancellationToken cancellationToken) =>
        await NamedByAsync(request, cancellationToken)
        ?? (await tenant.SettingsAsync(cancellationToken)).DefaultAudience;

    public async Task<string?> NamedByAsync(OpenIddictRequest request, CancellationToken cancellationToken)
    {
        if (request.GetAudiences() is { IsEmpty: false } audiences)
        {
            return await ChooseAsync(audiences, cancellationToken);
        }

        return
            request.GetResources() is { IsEmpty: false } resources
            && (await tenant.SettingsAsync(cancellationToken)).AcceptsResource
            ? await ChooseAsync(resources, cancellationToken)
            : null;
    }

    // Of several, one that is not ours decides: a token must never be for less than the client believes.
    private async Task<string> ChooseAsync(IReadOnlyList<string> named, CancellationToken cancellationToken)
    {
        var known = (await tenant.ApisAsync(cancellationToken)).Select(api => api.Identifier);
        return named.Except(known).FirstOrDefault() ?? named[0];
    }
}
