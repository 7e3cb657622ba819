using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using McpServer.ResourceServerConformance.Wire;

namespace McpServer.ResourceServerConformance.Rows;

/// <summary>Finds the protected-resource metadata as a client does (RFC 9728, sections 3 and 5).</summary>
internal static class Discovery
{
    private const string WellKnown = "/.well-known/oauth-protected-resource";
    private static readonly string[] OfAuthorizationServers = ["oauth-authorization-server", "openid-configuration"];

    public static Uri PathForm(Uri url) => new(url, WellKnown + url.AbsolutePath.TrimEnd('/'));

    public static Uri RootForm(Uri url) => new(url, WellKnown);

    /// <summary>The answer to a request without a token.</summary>
    public static Task<Answer> KnockAsync(this Run run, CancellationToken cancellationToken) =>
        run.Server.SendAsync(Message.List, token: null, cancellationToken);

    /// <summary>Where the challenge says that the metadata is; null when it does not.</summary>
    public static async Task<Uri?> NamedAddressAsync(this Run run, CancellationToken cancellationToken) =>
        Uri.TryCreate(
            (await run.KnockAsync(cancellationToken)).Challenge?["resource_metadata"],
            UriKind.Absolute,
            out var named
        )
            ? named
            : null;

    /// <summary>The document, from where the challenge says, from the path form or from the root form.</summary>
    public static async Task<JsonObject> MetadataAsync(this Run run, CancellationToken cancellationToken)
    {
        var url = run.Options.Url;
        Uri?[] places = [await run.NamedAddressAsync(cancellationToken), PathForm(url), RootForm(url)];
        foreach (var place in places.OfType<Uri>().Distinct())
        {
            if (await run.DocumentAsync(place, cancellationToken) is { } document)
            {
                return document;
            }
        }

        throw new NotMetException("No metadata: neither the challenge nor a well-known address leads to a document.");
    }

    /// <summary>The metadata at one address; null when there is none.</summary>
    public static async Task<JsonObject?> DocumentAsync(this Run run, Uri place, CancellationToken cancellationToken)
    {
        var answer = await run.Server.GetAsync(place, cancellationToken);
        return answer.Status == 200 && answer.Json is { } document && document.ContainsKey("resource")
            ? document
            : null;
    }

    public static IReadOnlyList<string> Texts(JsonNode? list) =>
        list is JsonArray items ? [.. items.Select(item => item?.ToString() ?? string.Empty)] : [];

    /// <summary>The metadata of an authorization server, from RFC 8414's address or OpenID Connect's.</summary>
    public static async Task<JsonObject> IssuerAsync(this Run run, string issuer, CancellationToken cancellationToken)
    {
        var address = new Uri(issuer);
        var path = address.AbsolutePath.TrimEnd('/');
        foreach (var name in OfAuthorizationServers)
        {
            foreach (var place in new[] { $"/.well-known/{name}{path}", $"{path}/.well-known/{name}" }.Distinct())
            {
                var answer = await run.Server.GetAsync(new(address, place), cancellationToken);
                if (answer.Status == 200 && answer.Json is { } document)
                {
                    return document;
                }
            }
        }

        throw new NotMetException($"The authorization server '{issuer}' has no metadata (RFC 8414, section 3).");
    }

    /// <summary>Https, or a machine's own address, where developers do without (OAuth 2.1, section 1.5).</summary>
    public static bool IsSafe([NotNullWhen(true)] string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
