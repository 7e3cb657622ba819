using System.Text.Json.Nodes;
using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tenancy;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace McpServer.LocalAuth0.Registration;

/// <summary>Keeps clients, however they became known, and OpenIddict's idea of them in step.</summary>
internal sealed class ClientRegistry(TenantDocuments documents, IOpenIddictApplicationManager applications)
{
    /// <summary>What OpenIddict can do; Auth0 lists further grants, which here give nothing.</summary>
    private static readonly string[] Grants =
    [
        GrantTypes.AuthorizationCode,
        GrantTypes.RefreshToken,
        GrantTypes.ClientCredentials,
        GrantTypes.DeviceCode,
    ];

    /// <summary>Adds the client, or brings what is known about it up to date.</summary>
    public async Task<Client> KeepAsync(JsonObject json, CancellationToken cancellationToken)
    {
        var client = new Client(json);
        await documents.KeepAsync(Collections.Clients, client.ClientId, json, cancellationToken);
        var descriptor = Describe(client);
        if (await applications.FindByClientIdAsync(client.ProtocolId, cancellationToken) is { } known)
        {
            await applications.UpdateAsync(known, descriptor, cancellationToken);
        }
        else
        {
            await applications.CreateAsync(descriptor, cancellationToken);
        }

        return client;
    }

    /// <summary>Takes its grants and tokens along.</summary>
    public async Task RemoveAsync(Client client, CancellationToken cancellationToken)
    {
        foreach (var grant in await documents.ListAsync(Collections.ClientGrants, cancellationToken))
        {
            if (grant.Text("client_id") == client.ClientId)
            {
                await documents.RemoveAsync(Collections.ClientGrants, grant.Text("id")!, cancellationToken);
            }
        }

        await documents.RemoveAsync(Collections.Clients, client.ClientId, cancellationToken);
        if (await applications.FindByClientIdAsync(client.ProtocolId, cancellationToken) is { } application)
        {
            await applications.DeleteAsync(application, cancellationToken);
        }
    }

    private static OpenIddictApplicationDescriptor Describe(Client client)
    {
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = client.ProtocolId,
            ClientSecret = client.IsPublic ? null : client.Secret,
            ClientType = client.IsPublic ? ClientTypes.Public : ClientTypes.Confidential,
            ConsentType = ConsentTypes.Explicit,
            DisplayName = client.Name,
            Permissions =
            {
                Permissions.Endpoints.Authorization,
                Permissions.Endpoints.Token,
                Permissions.Endpoints.Revocation,
                Permissions.Endpoints.DeviceAuthorization,
                Permissions.ResponseTypes.Code,
            },
        };
        descriptor.RedirectUris.UnionWith(client.Callbacks.Select(address => new Uri(address)));
        descriptor.Permissions.UnionWith(
            client.GrantTypes.Intersect(Grants).Select(grant => Permissions.Prefixes.GrantType + grant)
        );
        return descriptor;
    }
}
