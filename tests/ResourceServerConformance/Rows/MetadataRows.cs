using McpServer.ResourceServerConformance.Tokens;

namespace McpServer.ResourceServerConformance.Rows;

/// <summary>The protected-resource metadata.</summary>
internal static class MetadataRows
{
    public static IEnumerable<Row> All =>
        [
            new("AZ-02", PublishesAsync),
            new("AZ-03", NamesIssuersAsync),
            new("AZ-04", IsFoundAsync),
            new("AZ-05", IsFoundNowhereElseAsync),
            new("AZ-06", IsCanonicalAsync),
            new("AZ-07", ForgivesCaseAsync),
        ];

    private static async Task<string> PublishesAsync(Run run, CancellationToken cancellationToken)
    {
        var document = await run.MetadataAsync(cancellationToken);
        var resource = (string?)document["resource"];

        Expect.That(Discovery.IsSafe(resource), $"The resource '{resource}' is no https address.");
        Expect.That(
            Covers(new Uri(resource), run.Options.Url),
            $"The resource '{resource}' is not {run.Options.Url} or above it: clients refuse the document (RFC 9728, section 3.3)."
        );
        var knock = await run.KnockAsync(cancellationToken);
        run.Refused(knock, "A request without a token", 401);
        Expect.That(knock.Challenge is not null, "The 401 has no Bearer challenge.");
        return $"The resource is {resource}.";
    }

    private static async Task<string> NamesIssuersAsync(Run run, CancellationToken cancellationToken)
    {
        var document = await run.MetadataAsync(cancellationToken);
        var issuers = Discovery.Texts(document["authorization_servers"]);

        Expect.That(issuers.Count > 0, "authorization_servers is missing or empty.");
        foreach (var issuer in issuers)
        {
            Expect.That(Discovery.IsSafe(issuer), $"The authorization server '{issuer}' is no https address.");
            var says = (string?)(await run.IssuerAsync(issuer, cancellationToken))["issuer"];
            Expect.That(
                says == issuer,
                $"The server names the authorization server '{issuer}', which calls itself '{says}': clients compare byte for byte (RFC 8414, section 3.3)."
            );
        }

        return string.Join(", ", issuers);
    }

    private static async Task<string> IsFoundAsync(Run run, CancellationToken cancellationToken)
    {
        var named = await run.NamedAddressAsync(cancellationToken);
        var url = run.Options.Url;
        if (named is not null)
        {
            Expect.That(
                await run.DocumentAsync(named, cancellationToken) is not null,
                $"The challenge points to {named}, where no metadata is."
            );
            return "By resource_metadata of the challenge.";
        }

        Expect.That(
            await run.DocumentAsync(Discovery.PathForm(url), cancellationToken) is not null
                || await run.DocumentAsync(Discovery.RootForm(url), cancellationToken) is not null,
            "Neither resource_metadata in the challenge nor a document at a well-known address."
        );
        return "By the well-known address.";
    }

    private static async Task<string> IsFoundNowhereElseAsync(Run run, CancellationToken cancellationToken)
    {
        var path = Discovery.PathForm(run.Options.Url);
        var root = Discovery.RootForm(run.Options.Url);
        var inPath = await run.DocumentAsync(path, cancellationToken);
        var inRoot = await run.DocumentAsync(root, cancellationToken);
        var elsewhere = await run.DocumentAsync(new($"{root}/{Run.Random(4)}"), cancellationToken);

        Expect.That(
            elsewhere is null,
            "The metadata is served under any suffix, of resources too that do not exist (RFC 9728, section 3.3)."
        );
        if (inPath is null && inRoot is null)
        {
            return await run.NamedAddressAsync(cancellationToken) is { } named
                ? throw new NotApplicableException($"The server is found by its challenge only, at {named}.")
                : throw new NotMetException($"There is no document at {path} or {root}.");
        }

        return inPath is not null ? $"At {path.AbsolutePath}." : $"At {root.AbsolutePath}.";
    }

    // MCP: without the slash, unless it is significant. It is where tokens are issued for just that string.
    private static async Task<string> IsCanonicalAsync(Run run, CancellationToken cancellationToken)
    {
        var resource = (string?)(await run.MetadataAsync(cancellationToken))["resource"] ?? string.Empty;
        var again = (string?)(await run.MetadataAsync(cancellationToken))["resource"];
        Expect.That(!resource.Contains('#', StringComparison.Ordinal), $"The resource '{resource}' has a fragment.");
        Expect.That(resource == again, $"The resource is '{resource}' once, and '{again}' the next time.");
        if (!resource.EndsWith('/'))
        {
            return resource;
        }

        Expect.That(
            JsonWebToken.AudiencesOf(run.Token).Contains(resource, StringComparer.Ordinal),
            $"The resource '{resource}' ends in a slash, which the audience of the token does not have."
        );
        return $"{resource}; its slash is significant, tokens are issued for just this string.";
    }

    private static async Task<string> ForgivesCaseAsync(Run run, CancellationToken cancellationToken)
    {
        var url = run.Options.Url;
        var host = url.IsDefaultPort ? url.Host.ToUpperInvariant() : $"{url.Host.ToUpperInvariant()}:{url.Port}";
        var answer = await run.Server.AskAsync(
            run.Token,
            Wire.Message.List,
            cancellationToken,
            request => request.Headers.Host = host
        );
        if (host == url.Authority)
        {
            throw new NotApplicableException($"The host of {url} has no letters.");
        }

        Expect.That(answer.IsGood, $"A request for the host {host} was answered {answer}.");
        return $"A request for {host} is served.";
    }

    private static bool Covers(Uri resource, Uri url) =>
        Uri.Compare(
            resource,
            url,
            UriComponents.SchemeAndServer,
            UriFormat.Unescaped,
            StringComparison.OrdinalIgnoreCase
        ) == 0
        && (url.AbsolutePath + "/").StartsWith(resource.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal);
}
