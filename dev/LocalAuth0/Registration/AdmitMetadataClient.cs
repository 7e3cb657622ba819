using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace McpServer.LocalAuth0.Registration;

/// <summary>Gets to know a client whose id is a URL before OpenIddict looks it up.</summary>
internal sealed class AdmitMetadataClient(
    MetadataDocuments documents,
    ClientRegistry clients,
    IOpenIddictApplicationManager applications
) : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor
            .CreateBuilder<ValidateAuthorizationRequestContext>()
            .UseScopedHandler<AdmitMetadataClient>()
            .SetOrder(OpenIddictServerHandlers.Authentication.ValidateAuthentication.Descriptor.Order - 500)
            .Build();

    public async ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        if (context.ClientId is not { } clientId || !DocumentAddress.Looks(clientId))
        {
            return;
        }

        if (DocumentAddress.FaultOf(clientId) is { } wrong)
        {
            context.Reject(Errors.InvalidRequest, wrong);
            return;
        }

        if (
            documents.IsFresh(clientId)
            && await applications.FindByClientIdAsync(clientId, context.CancellationToken) is not null
        )
        {
            return;
        }

        var (client, fault) = await documents.FetchAsync(clientId, context.CancellationToken);
        if (fault is not null)
        {
            context.Reject(Errors.InvalidRequest, fault);
            return;
        }

        await documents.OneAtATimeAsync(
            () => clients.KeepAsync(clientId, null, client!, context.CancellationToken),
            context.CancellationToken
        );
    }
}
