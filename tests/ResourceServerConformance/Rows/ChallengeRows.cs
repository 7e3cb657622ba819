namespace McpServer.ResourceServerConformance.Rows;

/// <summary>The scopes that the server asks for before anybody signed in.</summary>
internal static class ChallengeRows
{
    private static readonly string[] Omnibus = ["*", "all", "full-access", "full_access"];

    public static IEnumerable<Row> All =>
        [new("AZ-08", NamesScopesAsync), new("AZ-09", IsConsistentAsync), new("AZ-10", AsksNoOfflineAccessAsync)];

    private static async Task<string> NamesScopesAsync(Run run, CancellationToken cancellationToken)
    {
        var knock = await run.KnockAsync(cancellationToken);
        run.Refused(knock, "A request without a token", 401);
        var scopes = knock.Challenge?.Scopes ?? [];
        if (
            scopes.Count == 0
            && run.Options.Scoped is null
            && (await SupportedAsync(run, cancellationToken)).Count == 0
        )
        {
            throw new NotApplicableException("The server knows no scopes: neither its metadata nor --scoped-tool.");
        }

        Expect.That(scopes.Count > 0, "The challenge of the 401 has no scope.");
        Expect.That(
            scopes.All(IsScope),
            $"The scope '{knock.Challenge?.Scope}' has letters that no scope has (RFC 6749, section 3.3)."
        );
        return string.Join(' ', scopes);
    }

    // "The minimal set of scopes necessary for basic functionality": a wildcard is what it may never be.
    private static async Task<string> IsConsistentAsync(Run run, CancellationToken cancellationToken)
    {
        var first = (await run.KnockAsync(cancellationToken)).Challenge?.Scopes ?? [];
        var second = (await run.KnockAsync(cancellationToken)).Challenge?.Scopes ?? [];
        var supported = await SupportedAsync(run, cancellationToken);
        if (first.Count == 0 && supported.Count == 0)
        {
            throw new NotApplicableException("The server names no scopes.");
        }

        Expect.That(
            first.SequenceEqual(second, StringComparer.Ordinal),
            $"Two requests without a token are asked for '{string.Join(' ', first)}' and '{string.Join(' ', second)}'."
        );
        var strangers = first.Except(supported, StringComparer.Ordinal).ToArray();
        Expect.That(
            supported.Count == 0 || strangers.Length == 0,
            $"The challenge asks for {string.Join(' ', strangers)}, which scopes_supported does not name."
        );
        var omnibus = first.Concat(supported).Intersect(Omnibus, StringComparer.OrdinalIgnoreCase).ToArray();
        Expect.That(omnibus.Length == 0, $"A scope for everything: {string.Join(' ', omnibus)}.");
        return $"{supported.Count} in scopes_supported, {first.Count} in the challenge, none for everything.";
    }

    private static async Task<string> AsksNoOfflineAccessAsync(Run run, CancellationToken cancellationToken)
    {
        const string Offline = "offline_access";
        var knock = await run.KnockAsync(cancellationToken);
        run.Refused(knock, "A request without a token", 401);
        Expect.That(
            !(knock.Challenge?.Scopes ?? []).Contains(Offline, StringComparer.Ordinal),
            "The challenge asks for offline_access, which is between client and authorization server."
        );
        Expect.That(
            !(await SupportedAsync(run, cancellationToken)).Contains(Offline, StringComparer.Ordinal),
            "scopes_supported names offline_access."
        );
        return "Neither in the challenge nor in scopes_supported.";
    }

    private static async Task<IReadOnlyList<string>> SupportedAsync(Run run, CancellationToken cancellationToken) =>
        Discovery.Texts((await run.MetadataAsync(cancellationToken))["scopes_supported"]);

    private static bool IsScope(string scope) => scope.All(letter => letter is >= '!' and <= '~' and not ('"' or '\\'));
}
