using Microsoft.Extensions.Options;

namespace McpServer.Infrastructure.Auth0.Management;

/// <summary>Finds every fault of the section at once. That nothing is set is none before the tenant is asked.</summary>
internal sealed class ManagementOptionsValidator : IValidateOptions<ManagementOptions>
{
    private const int MostRequestsPerSecond = 100;

    public ValidateOptionsResult Validate(string? name, ManagementOptions options)
    {
        string?[] faults =
        [
            DomainFault(options.Domain),
            ClientFault(options),
            // A line break in a header would end it; the values themselves are told to nobody.
            TextFault(options.ApiToken, "ApiToken", "AUTH0_API_TOKEN", "eyJhbGciOiJSUzI1NiJ9.eyJ9.c2ln"),
            TextFault(options.ClientId, "ClientId", "AUTH0_CLIENT_ID", "kXp3vQ8sT1nL5wZ7"),
            TextFault(options.ClientSecret, "ClientSecret", "AUTH0_CLIENT_SECRET", "9fJ2-hYc_7Rk"),
            options.RequestsPerSecond is >= 1 and <= MostRequestsPerSecond
                ? null
                : $"Management:RequestsPerSecond is '{options.RequestsPerSecond}': write a number from 1 to {MostRequestsPerSecond}, such as '2' for the Free plan.",
        ];
        var found = faults.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    private static string? DomainFault(string domain) =>
        domain.Length == 0 || DomainName.IsValid(domain)
            ? null
            : $"Management:Domain is '{domain}', but has to be a bare host name: write '{DomainName.Mend(domain)}'.";

    private static string? ClientFault(ManagementOptions options) =>
        options switch
        {
            { ApiToken.Length: > 0 } => null,
            { DeviceLogin: true, ClientId.Length: 0 } =>
                "Management:ClientId is missing: to sign in with --login, set it (or AUTH0_CLIENT_ID) to the client id of a native "
                    + "application with the Device Code grant, such as 'kXp3vQ8sT1nL5wZ7'.",
            { DeviceLogin: true } => null,
            { ClientId.Length: > 0, ClientSecret.Length: 0 } =>
                "Management:ClientSecret is missing: set it (or AUTH0_CLIENT_SECRET) to the secret of the application "
                    + "Management:ClientId, or sign in with '--login'.",
            { ClientId.Length: 0, ClientSecret.Length: > 0 } =>
                "Management:ClientId is missing: set it (or AUTH0_CLIENT_ID) to the client id that Management:ClientSecret "
                    + "belongs to, such as 'kXp3vQ8sT1nL5wZ7'.",
            _ => null,
        };

    private static string? TextFault(string value, string key, string variable, string example) =>
        value.All(character => character is > ' ' and <= '~')
            ? null
            : $"Management:{key} (or {variable}) holds a space or another character that cannot be sent: write the bare value, such as '{example}'.";
}
