using McpServer.LocalAuth0.People;
using McpServer.LocalAuth0.Tenancy;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace McpServer.LocalAuth0.Tokens;

/// <summary>
/// Writes the tokens that are for an API. A token for nothing in particular is left to OpenIddict, which encrypts it
/// for itself: the five-part token that only /userinfo can read.
/// </summary>
internal sealed class WriteAccessToken(
    AccessTokenWriter writer,
    RolePermissions roles,
    Tenant tenant,
    TimeProvider clock
) : IOpenIddictServerHandler<GenerateTokenContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor
            .CreateBuilder<GenerateTokenContext>()
            .UseScopedHandler<WriteAccessToken>()
            .SetOrder(OpenIddictServerHandlers.Protection.AttachTokenMetadata.Descriptor.Order + 500)
            .Build();

    public async ValueTask HandleAsync(GenerateTokenContext context)
    {
        var audience = context.Principal.GetAudiences().FirstOrDefault();
        if (
            context.TokenType != TokenTypeIdentifiers.AccessToken
            || audience is null
            || await tenant.ApiAsync(audience, context.CancellationToken) is not { } api
        )
        {
            return;
        }

        var subject = context.Principal.GetClaim(Claims.Subject)!;
        var scopes = context.Principal.GetScopes();
        var expires = context.Principal.GetExpirationDate() ?? clock.GetUtcNow();
        context.Token = writer.Write(
            new AccessTokenContent(
                subject,
                context.ClientId!,
                audience,
                scopes,
                api.HasPermissionsInTokens
                    ? await roles.OfAsync(subject, api, context.CancellationToken)
                        ?? [.. scopes.Order(StringComparer.Ordinal)]
                    : null,
                api.Dialect,
                context.Request?.GrantType ?? GrantTypes.AuthorizationCode,
                expires - (context.Principal.GetCreationDate() ?? clock.GetUtcNow())
            )
        );
    }
}
