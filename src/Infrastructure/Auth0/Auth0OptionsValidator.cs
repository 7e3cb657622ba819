using McpServer.Infrastructure.Auth0.Tokens;
using Microsoft.Extensions.Options;

namespace McpServer.Infrastructure.Auth0;

/// <summary>Finds every fault of the section at once, each with the key to change and a right value.</summary>
internal sealed class Auth0OptionsValidator : IValidateOptions<Auth0Options>
{
    private static readonly TimeSpan MaxClockSkew = TimeSpan.FromMinutes(5);

    public ValidateOptionsResult Validate(string? name, Auth0Options options)
    {
        string?[] faults =
        [
            DomainFault(options.Domain),
            .. options.AdditionalDomains.Select((domain, index) => AdditionalDomainFault(options, domain, index)),
            AudienceFault(options),
            .. options.AdditionalAudiences.Select(
                (audience, index) => AdditionalAudienceFault(options, audience, index)
            ),
            .. options.GrantByPermissions.Select(ClientFault),
            .. options.TokenTypes.Select(TokenTypeFault),
            .. options.Organizations.Select(OrganizationFault),
            ClockSkewFault(options.ClockSkew),
        ];
        var found = faults.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    private static string? DomainFault(string? domain)
    {
        if (string.IsNullOrWhiteSpace(domain))
        {
            return $"Auth0:Domain is missing: set it (or AUTH0_DOMAIN) to the host name of the tenant, such as '{DomainName.Example}'.";
        }

        return DomainName.IsValid(domain)
            ? null
            : $"Auth0:Domain (or AUTH0_DOMAIN) is '{domain}', but has to be a bare host name: write '{DomainName.Mend(domain)}'.";
    }

    private static string? AdditionalDomainFault(Auth0Options options, string? domain, int index)
    {
        if (!DomainName.IsValid(domain))
        {
            return $"Auth0:AdditionalDomains:{index} is '{domain}', but has to be a bare host name: write '{DomainName.Mend(domain)}'.";
        }

        return options.AdditionalDomains.Take(index).Prepend(options.Domain).Contains(domain, StringComparer.Ordinal)
            ? $"Auth0:AdditionalDomains:{index} repeats '{domain}': name each domain once, such as 'login.example.com'."
            : null;
    }

    private static string? AudienceFault(Auth0Options options)
    {
        if (string.IsNullOrWhiteSpace(options.Audience))
        {
            return "Auth0:Audience is missing: set it (or AUTH0_AUDIENCE) to the identifier of the API in the tenant, "
                + "byte for byte, such as 'http://localhost:3001/'.";
        }

        if (IsOfTheTenant(options, options.Audience))
        {
            return $"Auth0:Audience (or AUTH0_AUDIENCE) is '{options.Audience}', an API of the tenant itself: create an API for "
                + "this server and set its identifier, such as 'http://localhost:3001/'.";
        }

        return IsResource(options.Audience)
            ? null
            : $"Auth0:Audience (or AUTH0_AUDIENCE) is '{options.Audience}', but clients can only ask for an absolute address "
                + "without a fragment (RFC 8707, section 2): write the identifier of the API, such as 'http://localhost:3001/'.";
    }

    private static string? AdditionalAudienceFault(Auth0Options options, string? audience, int index)
    {
        var setting = $"Auth0:AdditionalAudiences:{index} is '{audience}'";
        if (audience is null || !IsResource(audience))
        {
            return $"{setting}, but clients can only ask for an absolute address without a fragment (RFC 8707, section 2): "
                + "write the identifier of an API, such as 'http://localhost:3001/mcp'.";
        }

        if (IsOfTheTenant(options, audience))
        {
            return $"{setting}, an API of the tenant itself: name only APIs that stand for this server, such as 'http://localhost:3001/mcp'.";
        }

        return options
            .AdditionalAudiences.Take(index)
            .Prepend(options.Audience)
            .Contains(audience, StringComparer.Ordinal)
            ? $"{setting}, which is named already: name each audience once, such as 'http://localhost:3001/mcp'."
            : null;
    }

    // A rule for everybody would undo the consent of all: there is no wildcard.
    private static string? ClientFault(string? client, int index) =>
        string.IsNullOrWhiteSpace(client) || client.Contains('*', StringComparison.Ordinal)
            ? $"Auth0:GrantByPermissions:{index} is '{client}': write the client_id of one application, such as 'tpc_4kTn5cXw2B8Mq3vZ1'."
            : null;

    // Tokens for these two are handed out for other reasons, and would open every tool that needs no permission.
    private static bool IsOfTheTenant(Auth0Options options, string audience) =>
        options
            .AdditionalDomains.Prepend(options.Domain)
            .SelectMany(domain => new[] { $"https://{domain}/api/v2/", $"https://{domain}/userinfo" })
            .Contains(audience, StringComparer.Ordinal);

    private static bool IsResource(string audience) =>
        !audience.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
        && !audience.Contains('#', StringComparison.Ordinal)
        && (audience.Contains("://", StringComparison.Ordinal) || audience.StartsWith("urn:", StringComparison.Ordinal))
        && Uri.TryCreate(audience, UriKind.Absolute, out _);

    private static string? TokenTypeFault(string? type, int index) =>
        TokenType.IsKnown(type)
            ? null
            : $"Auth0:TokenTypes:{index} is '{type}': write '{TokenType.Rfc9068}' or '{TokenType.Auth0}', as the token dialect of the API says.";

    private static string? OrganizationFault(string? organization, int index) =>
        organization is not null && organization.StartsWith("org_", StringComparison.Ordinal)
            ? null
            : $"Auth0:Organizations:{index} is '{organization}': write the id of the organization and not its name, such as 'org_8Mq3vZ1kTn5cXw2B'.";

    private static string? ClockSkewFault(TimeSpan skew) =>
        skew >= TimeSpan.Zero && skew <= MaxClockSkew
            ? null
            : $"Auth0:ClockSkew is '{skew}': write hours:minutes:seconds from 00:00:00 to {MaxClockSkew}, such as '00:00:30'.";
}
