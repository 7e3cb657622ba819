using McpServer.ResourceServerConformance.Wire;

namespace McpServer.ResourceServerConformance.Rows;

/// <summary>A server that passes sign-ins on to another authorization server under one client id of its own.</summary>
internal static class ProxyRows
{
    private const int FirstRedirect = 300;
    private const int FirstError = 400;

    public static IEnumerable<Row> All => [new("AZ-26", AsksConsentAsync)];

    private static async Task<string> AsksConsentAsync(Run run, CancellationToken cancellationToken)
    {
        var endpoint = await OwnEndpointAsync(run, cancellationToken);
        if (endpoint is null)
        {
            throw new NotApplicableException(
                "Nobody signs in through this server: its authorization servers are elsewhere."
            );
        }

        var client =
            run.Options.ProxyClientId
            ?? throw new UntestableException("--proxy-client-id", $"a client that may sign in at {endpoint}");
        var redirect =
            run.Options.ProxyRedirectUri
            ?? throw new UntestableException(
                "--proxy-redirect-uri",
                "the redirect address that this client registered"
            );

        var consent = await AuthorizeAsync(run, endpoint, client, redirect, cancellationToken);
        var stray = await AuthorizeAsync(run, endpoint, client, new("https://attacker.example/"), cancellationToken);

        Expect.That(
            consent.Status is < FirstRedirect or >= FirstError,
            $"A browser without a cookie is sent on to {consent.Headers.GetValueOrDefault("Location")} before anybody consented to this client."
        );
        Expect.That(
            consent.Status < FirstError,
            $"The authorization request of --proxy-client-id was answered {consent}: the rest means nothing."
        );
        Expect.That(
            stray.Status >= FirstError,
            $"An authorization request with a redirect address that nobody registered was answered {stray}."
        );
        return $"{endpoint} asks for consent first, and knows its redirect addresses.";
    }

    private static async Task<Uri?> OwnEndpointAsync(Run run, CancellationToken cancellationToken)
    {
        foreach (var issuer in Discovery.Texts((await run.MetadataAsync(cancellationToken))["authorization_servers"]))
        {
            var document = await run.IssuerAsync(issuer, cancellationToken);
            if (
                Uri.TryCreate((string?)document["authorization_endpoint"], UriKind.Absolute, out var endpoint)
                && endpoint.Authority == run.Options.Url.Authority
            )
            {
                return endpoint;
            }
        }

        return null;
    }

    private static Task<Answer> AuthorizeAsync(
        Run run,
        Uri endpoint,
        string client,
        Uri redirect,
        CancellationToken cancellationToken
    ) =>
        run.Server.GetAsync(
            new(
                $"{endpoint}?response_type=code&client_id={Uri.EscapeDataString(client)}"
                    + $"&redirect_uri={Uri.EscapeDataString(redirect.OriginalString)}&state={Run.Random(8)}"
                    + $"&code_challenge={Run.Random(22)}&code_challenge_method=S256"
            ),
            cancellationToken
        );
}
