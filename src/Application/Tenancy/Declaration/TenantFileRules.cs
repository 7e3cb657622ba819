using System.Diagnostics.CodeAnalysis;
using System.Text;
using FluentValidation;
using McpServer.Domain.Access;

namespace McpServer.Application.Tenancy.Declaration;

/// <summary>What a tenant file must keep beyond its form; the catalog decides which permissions there are.</summary>
internal static class TenantFileRules
{
    private const int LongestLifetime = 30 * 24 * 3600;

    public static InlineValidator<TenantFile> For(IReadOnlyList<Permission> catalog)
    {
        var rules = new InlineValidator<TenantFile>();
        rules
            .RuleFor(file => file.Api!)
            .ChildRules(ForApi)
            .When(file => file.Api is not null)
            .OverridePropertyName("Api");
        rules
            .RuleFor(file => file.ThirdPartyClients!)
            .ChildRules(section => section.RuleForEach(part => part.Permissions).MustBeOf(catalog))
            .When(file => file.ThirdPartyClients is not null)
            .OverridePropertyName("ThirdPartyClients");
        rules.RuleFor(file => file.Roles).MustBeDistinct(role => role.Name, "each role once");
        rules
            .RuleForEach(file => file.Roles)
            .ChildRules(role =>
            {
                role.RuleFor(part => part.Name).NotEmpty();
                role.RuleForEach(part => part.Permissions).MustBeOf(catalog);
            });
        rules
            .RuleForEach(file => file.Connections)
            .Must(connection => connection.Name is null != connection.Strategy is null)
            .WithMessage("either a strategy, such as auth0, or a name");
        rules
            .RuleFor(file => file.Clients)
            .MustBeDistinct(client => client.Identity(), "each application once, or a 'key' for each");
        rules.RuleForEach(file => file.Clients).ChildRules(client => ForClient(client, catalog));
        // Both are marked by what they are known by: two of the same would be taken for each other.
        rules
            .RuleForEach(file => file.Clients)
            .Must((file, client) => !file.ClientMetadataDocuments.Contains(client.Identity(), StringComparer.Ordinal))
            .WithMessage("a name or key that is not the address of a client metadata document");
        rules
            .RuleForEach(file => file.ClientMetadataDocuments)
            .Must(IsDocumentAddress)
            .WithMessage(
                "an https address of at most 120 bytes with a path and no query, such as https://client.example.com/mcp.json"
            );
        rules
            .RuleFor(file => file.People)
            .MustBeDistinct(person => $"{person.Email.ToUpperInvariant()} {person.Connection}", "each person once");
        rules
            .RuleForEach(file => file.People)
            .ChildRules(person =>
            {
                person.RuleFor(part => part.Email).EmailAddress();
                person.RuleForEach(part => part.Roles).NotEmpty();
            });
        rules
            .RuleForEach(file => file.People)
            .Must((file, person) => person.Roles.All(name => file.Roles.Any(role => role.Name == name)))
            .WithMessage(
                (file, _) => $"only roles of this file: {string.Join(", ", file.Roles.Select(role => role.Name))}"
            );
        return rules;
    }

    /// <summary>Whether an address can be the identifier of an API: what clients can ask for (RFC 8707, section 2).</summary>
    public static bool IsIdentifier(string? identifier) =>
        identifier is not null
        && !identifier.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
        && !identifier.Contains('#', StringComparison.Ordinal)
        && IsAddress(identifier, out _);

    private static void ForApi(InlineValidator<ApiSection> api)
    {
        api.RuleFor(part => part.Name).NotEmpty().When(part => part.Name is not null);
        api.RuleFor(part => part.Identifier)
            .Must(IsIdentifier)
            .When(part => part.Identifier is not null)
            .WithMessage("an absolute address without a fragment, such as https://mcp.example.com/");
        api.RuleFor(part => part.TokenLifetime).InclusiveBetween(60, LongestLifetime);
    }

    private static void ForClient(InlineValidator<ClientSection> client, IReadOnlyList<Permission> catalog)
    {
        client.RuleFor(part => part.Name).NotEmpty();
        client.RuleFor(part => part.Key).NotEmpty().When(part => part.Key is not null);
        client.RuleForEach(part => part.Permissions).MustBeOf(catalog);
        client
            .RuleForEach(part => part.Callbacks)
            .Must(IsCallback)
            .WithMessage(
                "an absolute address without a wildcard or a fragment, such as http://localhost:6274/oauth/callback"
            );
        client
            .RuleFor(part => part.Callbacks)
            .Must((part, callbacks) => callbacks.Count > 0 != (part.Type == ClientType.Machine))
            .WithMessage("at least one address, and none for a machine");
        client
            .RuleFor(part => part.Permissions)
            .Must((part, permissions) => part.Type != ClientType.Machine || permissions.Count > 0)
            .WithMessage("the permissions of the machine; nobody else could give it any");
    }

    private static bool IsCallback(string address) =>
        !address.Contains('*', StringComparison.Ordinal)
        && !address.Contains('#', StringComparison.Ordinal)
        && IsAddress(address, out var uri)
        && !(uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback);

    private static bool IsDocumentAddress(string address) =>
        Encoding.UTF8.GetByteCount(address) <= 120
        && IsAddress(address, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.AbsolutePath.Length > 1
        && $"{uri.Query}{uri.Fragment}{uri.UserInfo}".Length == 0
        && uri.AbsoluteUri == address;

    // On Unix a path such as /callback is an absolute address: that of a file.
    private static bool IsAddress(string text, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address) && !address.IsFile;
}
