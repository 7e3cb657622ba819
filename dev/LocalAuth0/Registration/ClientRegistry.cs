using System.Globalization;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace McpServer.LocalAuth0.Registration;

/// <summary>Keeps clients, however they became known.</summary>
internal sealed class ClientRegistry(IOpenIddictApplicationManager applications)
{
    private static readonly TimeSpan MachineLifetime = TimeSpan.FromDays(1);

    /// <summary>Adds the client, or brings what is known about it up to date.</summary>
    public async Task KeepAsync(
        string clientId,
        string? secret,
        ClientMetadata client,
        CancellationToken cancellationToken
    )
    {
        var descriptor = Describe(clientId, secret, client.ClientName ?? clientId);
        descriptor.RedirectUris.UnionWith(client.RedirectUris!.Select(address => new Uri(address)));
        descriptor.Permissions.Add(Permissions.Endpoints.Authorization);
        descriptor.Permissions.Add(Permissions.ResponseTypes.Code);
        descriptor.Permissions.UnionWith(
            ClientRules.GrantsOf(client).Select(grant => Permissions.Prefixes.GrantType + grant)
        );
        if (await applications.FindByClientIdAsync(clientId, cancellationToken) is { } known)
        {
            await applications.UpdateAsync(known, descriptor, cancellationToken);
        }
        else
        {
            await applications.CreateAsync(descriptor, cancellationToken);
        }
    }

    public async Task SeedAsync(TenantClient client, CancellationToken cancellationToken)
    {
        if (client.Callbacks.Count > 0)
        {
            var metadata = new ClientMetadata
            {
                ClientName = client.Name,
                RedirectUris = client.Callbacks,
                GrantTypes = [GrantTypes.AuthorizationCode, GrantTypes.RefreshToken],
            };
            await KeepAsync(client.ClientId, client.Secret, metadata, cancellationToken);
            return;
        }

        var machine = Describe(client.ClientId, client.Secret, client.Name);
        machine.Permissions.Add(Permissions.GrantTypes.ClientCredentials);
        machine.Settings[Settings.TokenLifetimes.AccessToken] = MachineLifetime.ToString(
            "c",
            CultureInfo.InvariantCulture
        );
        await applications.CreateAsync(machine, cancellationToken);
    }

    private static OpenIddictApplicationDescriptor Describe(string clientId, string? secret, string name) =>
        new()
        {
            ClientId = clientId,
            ClientSecret = secret,
            ClientType = secret is null ? ClientTypes.Public : ClientTypes.Confidential,
            ConsentType = ConsentTypes.Explicit,
            DisplayName = name,
            Permissions = { Permissions.Endpoints.Token, Permissions.Endpoints.Revocation },
        };
}
