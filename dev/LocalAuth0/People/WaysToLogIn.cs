using McpServer.LocalAuth0.Pages;
using McpServer.LocalAuth0.Tenancy;
using Microsoft.AspNetCore.WebUtilities;

namespace McpServer.LocalAuth0.People;

/// <summary>
/// Which connections a login may use. Auth0's own applications and pages have all of them; third-party applications have
/// those that were made domain-level.
/// </summary>
internal sealed class WaysToLogIn(Tenant tenant)
{
    public async Task<LoginWays> ForAsync(string returnUrl, CancellationToken cancellationToken)
    {
        var connections = await tenant.ConnectionsAsync(cancellationToken);
        if (!await IsFirstPartyAsync(returnUrl, cancellationToken))
        {
            connections = [.. connections.Where(connection => connection.IsDomainConnection)];
        }

        var password = connections.FirstOrDefault(connection => connection.Strategy == Connections.Password);
        return new LoginWays(
            password is not null,
            password is { AllowsSignUp: true },
            connections.Any(connection => connection.Strategy == Connections.Google)
        );
    }

    private async Task<bool> IsFirstPartyAsync(string returnUrl, CancellationToken cancellationToken)
    {
        var parts = returnUrl.Split('?', 2);
        if (parts[0] != PageServices.AuthorizePath)
        {
            return parts[0] == PageServices.ActivatePath;
        }

        return parts.Length > 1
            && QueryHelpers.ParseQuery(parts[1]).TryGetValue("client_id", out var clientId)
            && (await tenant.ClientAsync(clientId.ToString(), cancellationToken))?.IsFirstParty is true;
    }
}
