using McpServer.LocalAuth0.People;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace McpServer.LocalAuth0.Tokens;

/// <summary>
/// Writes the tokens that are for the API. A token for nothing in particular is left to OpenIddict, which encrypts it
/// for itself: the five-part token that only /userinfo can read.
/// </summary>
internal sealed class WriteAccessToken(AccessTokenWriter writer, RolePermissions roles, TimeProvider clock)
    : IOpenIddictServerHandler<GenerateTokenContext>
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
        if (context.TokenType != TokenTypeIdentifiers.AccessToken || audience is null)
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
                await roles.OfAsync(subject) ?? [.. scopes.Order(StringComparer.Ordinal)],
                context.Request?.GrantType ?? GrantTypes.AuthorizationCode,
                expires - (context.Principal.GetCreationDate() ?? clock.GetUtcNow())
            )
        );
    }
}
