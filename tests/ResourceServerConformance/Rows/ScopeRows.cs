using McpServer.ResourceServerConformance.Tokens;
using McpServer.ResourceServerConformance.Wire;

namespace McpServer.ResourceServerConformance.Rows;

/// <summary>What a token that is good allows, and how the server asks for more.</summary>
internal static class ScopeRows
{
    public static IEnumerable<Row> All =>
        [
            new("AZ-18", RefusesAsync),
            new("AZ-19", TellsTheScopesAsync),
            new("AZ-20", TellsAllScopesAsync),
            new("AZ-21", KnowsBroaderScopesAsync),
            new("AZ-22", DoesNotTrustScopesAloneAsync),
        ];

    /// <summary>The call that lacks a scope which its user may have.</summary>
    public static async Task<Answer> TryScopedAsync(
        this Run run,
        CancellationToken cancellationToken,
        Action<HttpRequestMessage>? bend = null
    )
    {
        var token = await run.NeedAsync(
            "--limited-token-command",
            run.Options.LimitedToken,
            "a token that lacks a scope for --scoped-tool, which its user may have",
            cancellationToken
        );
        return await run.Server.AskAsync(token, Message.Call(ScopedOf(run)), cancellationToken, bend);
    }

    private static async Task<string> RefusesAsync(Run run, CancellationToken cancellationToken)
    {
        run.Refused(await run.TryScopedAsync(cancellationToken), "A call that lacks a scope", 403);
        var good = await run.Server.AskAsync(run.Token, Message.Call(ScopedOf(run)), cancellationToken);
        Expect.That(good.IsGood, $"The same call with the good token was answered {good}: the refusal means nothing.");
        return "403; the same call with the good token is served.";
    }

    private static async Task<string> TellsTheScopesAsync(Run run, CancellationToken cancellationToken)
    {
        var answer = await run.TryScopedAsync(cancellationToken);
        var challenge = answer.Challenge;

        run.Refused(answer, "A call that lacks a scope", 403);
        Expect.That(challenge is not null, "The 403 has no Bearer challenge.");
        Expect.That(
            challenge["error"] == "insufficient_scope",
            $"The challenge of the 403 has error=\"{challenge["error"]}\", not insufficient_scope."
        );
        Expect.That(challenge.Scopes.Count > 0, "The challenge of the 403 has no scope.");
        Expect.That(
            Discovery.IsSafe(challenge["resource_metadata"])
                && await run.DocumentAsync(new(challenge["resource_metadata"]!), cancellationToken) is not null,
            "The challenge of the 403 leads to no metadata (resource_metadata)."
        );
        return $"insufficient_scope, scope=\"{challenge.Scope}\".";
    }

    private static async Task<string> TellsAllScopesAsync(Run run, CancellationToken cancellationToken)
    {
        var first = await run.TryScopedAsync(cancellationToken);
        var second = await run.TryScopedAsync(cancellationToken);
        run.Refused(first, "A call that lacks a scope", 403);
        Expect.That(
            first.Challenge?.Scope == second.Challenge?.Scope,
            $"The same call is asked for '{first.Challenge?.Scope}' once, and '{second.Challenge?.Scope}' the next time."
        );
        var token = await run.NeedAsync(
            "--token-for-scope-command",
            run.Options.TokenForScope,
            "a token of the same user with the scopes that stand in the place of {scope}, to see that they are all that is needed",
            cancellationToken,
            first.Challenge?.Scope ?? string.Empty
        );

        var answer = await run.Server.AskAsync(token, Message.Call(ScopedOf(run)), cancellationToken);

        Expect.That(
            answer.IsGood,
            $"With all that the challenge asked for ('{first.Challenge?.Scope}') the call was answered {answer}."
        );
        return $"A token with just '{first.Challenge?.Scope}' is enough, at the first try.";
    }

    private static async Task<string> KnowsBroaderScopesAsync(Run run, CancellationToken cancellationToken)
    {
        if (run.Options.HasNoScopeHierarchy)
        {
            throw new NotApplicableException("The operator says that no scope implies another.");
        }

        var use = run.Options.Broad ?? ScopedOf(run);
        var broad = await run.NeedAsync(
            "--broad-token-command",
            run.Options.BroadToken,
            "a token with only a broader scope that implies the one that --broad-tool needs; --no-scope-hierarchy when no scope implies another",
            cancellationToken
        );
        var limited = await run.NeedAsync(
            "--limited-token-command",
            run.Options.LimitedToken,
            "a token that lacks the scope, to learn its name",
            cancellationToken
        );
        var refusal = await run.Server.AskAsync(limited, Message.Call(use), cancellationToken);
        run.Refused(refusal, "The call without the narrow and the broad scope", 403);
        var missing = (refusal.Challenge?.Scopes ?? []).Except(JsonWebToken.ScopesOf(limited), StringComparer.Ordinal);
        var claimed = JsonWebToken.ScopesOf(broad);
        Expect.That(
            claimed.Count == 0 || missing.Except(claimed, StringComparer.Ordinal).Any(),
            "The token of --broad-token-command has the narrow scope as well: it tests nothing."
        );

        var answer = await run.Server.AskAsync(broad, Message.Call(use), cancellationToken);

        Expect.That(answer.IsGood, $"The call with the broader scope was answered {answer}.");
        return $"'{string.Join(' ', claimed)}' is taken for '{string.Join(' ', missing)}'.";
    }

    private static async Task<string> DoesNotTrustScopesAloneAsync(Run run, CancellationToken cancellationToken)
    {
        var token = await run.NeedAsync(
            "--unentitled-token-command",
            run.Options.UnentitledToken,
            "a token with the scopes for --unentitled-tool, whose user may not do just that",
            cancellationToken
        );
        var use =
            run.Options.Unentitled
            ?? throw new UntestableException(
                "--unentitled-tool",
                "what that user may not do although the scope is there"
            );

        var answer = await run.Server.AskAsync(token, Message.Call(use), cancellationToken);
        var control = await run.Server.AskAsync(run.Token, Message.Call(use), cancellationToken);

        Expect.NotDone(answer, "The call by a user who may not, with the scope");
        Expect.That(
            control.IsGood,
            $"The same call with the good token was answered {control}: the refusal means nothing."
        );
        return "The scope is there, the user may not: refused. The good token's user may.";
    }

    private static ToolUse ScopedOf(Run run) =>
        run.Options.Scoped
        ?? throw new UntestableException(
            "--scoped-tool",
            "a tool that needs a scope which --limited-token-command lacks"
        );
}
