using System.Collections.Immutable;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace McpServer.LocalAuth0.Authorize;

/// <summary>What people have agreed to before.</summary>
internal sealed class Consents(IOpenIddictAuthorizationManager authorizations)
{
    public async Task<bool> CoverAsync(
        string subject,
        string applicationId,
        ImmutableArray<string> scopes,
        CancellationToken cancellationToken
    ) =>
        await authorizations
            .FindAsync(subject, applicationId, Statuses.Valid, AuthorizationTypes.Permanent, scopes, cancellationToken)
            .AnyAsync(cancellationToken);

    /// <summary>
    /// Kept apart from the grants of single logins: a refresh token that is used twice takes its own family down, not
    /// every login that this person ever made with the application.
    /// </summary>
    public async Task RememberAsync(
        string subject,
        string applicationId,
        ImmutableArray<string> scopes,
        CancellationToken cancellationToken
    )
    {
        if (await CoverAsync(subject, applicationId, scopes, cancellationToken))
        {
            return;
        }

        var descriptor = new OpenIddictAuthorizationDescriptor
        {
            ApplicationId = applicationId,
            Status = Statuses.Valid,
            Subject = subject,
            Type = AuthorizationTypes.Permanent,
        };
        descriptor.Scopes.UnionWith(scopes);
        await authorizations.CreateAsync(descriptor, cancellationToken);
    }
}
