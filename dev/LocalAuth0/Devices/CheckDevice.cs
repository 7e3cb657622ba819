using McpServer.LocalAuth0.Tenancy;
using McpServer.LocalAuth0.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace McpServer.LocalAuth0.Devices;

/// <summary>Remembers which API a device asks for, or refuses.</summary>
internal sealed class CheckDevice(Tenant tenant, RequestedAudience audiences, ApiAccess access)
    : IOpenIddictServerHandler<ProcessSignInContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor
            .CreateBuilder<ProcessSignInContext>()
            .UseScopedHandler<CheckDevice>()
            .SetOrder(OpenIddictServerHandlers.EvaluateGeneratedTokens.Descriptor.Order - 500)
            .Build();

    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.EndpointType is not OpenIddictServerEndpointType.DeviceAuthorization)
        {
            return;
        }

        var audience = await audiences.OfAsync(context.Request, context.CancellationToken);
        var client = await tenant.ClientAsync(context.ClientId!, context.CancellationToken);
        if (audience is null || client is null)
        {
            context.Reject(Errors.InvalidRequest, "The parameter 'audience' is missing.");
        }
        else if (await tenant.ApiAsync(audience, context.CancellationToken) is not { } api)
        {
            context.Reject(Errors.AccessDenied, $"Service not found: {audience}");
        }
        else if (await access.ForPeopleAsync(client, api, context.CancellationToken) is null)
        {
            context.Reject(Errors.UnauthorizedClient, ApiAccess.Refusal(audience));
        }
        else
        {
            context.Principal!.SetScopes(context.Request.GetScopes()).SetResources(audience);
        }
    }
}
