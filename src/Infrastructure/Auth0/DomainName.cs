using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace McpServer.Infrastructure.Auth0;

/// <summary>The rules for a domain of Auth0: a bare lower-case host name, with a port where it is not the usual one.</summary>
internal static class DomainName
{
    public const string Example = "tenant.us.auth0.com";

    public static bool IsValid([NotNullWhen(true)] string? domain) =>
        domain is not null
        && Ascii.IsValid(domain)
        && !domain.EndsWith('.')
        && Uri.TryCreate($"https://{domain}/", UriKind.Absolute, out var address)
        // What Uri would change or leave out cannot be the text that the tenant signs.
        && string.Equals(address.Authority, domain, StringComparison.Ordinal)
        && IsPlausible(address);

    /// <summary>Whether a valid domain is this machine.</summary>
    public static bool IsLoopback(string domain) => new Uri($"https://{domain}/").IsLoopback;

    /// <summary>The domain that was probably meant.</summary>
    public static string Mend(string? domain)
    {
        var text = domain?.Trim() ?? string.Empty;
        var hasScheme = text.Contains("://", StringComparison.Ordinal);
        return
            Uri.TryCreate(hasScheme ? text : $"https://{text}", UriKind.Absolute, out var address)
            && IsPlausible(address)
            && IsValid(address.Authority.TrimEnd('.'))
            ? address.Authority.TrimEnd('.')
            : Example;
    }

    private static bool IsPlausible(Uri address) =>
        address.IsLoopback || address.Host.Contains('.', StringComparison.Ordinal);
}
