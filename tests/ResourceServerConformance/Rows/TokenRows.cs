using McpServer.ResourceServerConformance.Tokens;
using McpServer.ResourceServerConformance.Wire;

namespace McpServer.ResourceServerConformance.Rows;

/// <summary>Which tokens count, and where they may stand.</summary>
internal static class TokenRows
{
    public static IEnumerable<Row> All =>
        [
            new("AZ-11", EveryRequestAsync),
            new("AZ-12", NotInTheQueryAsync),
            new("AZ-13", ValidatesAsync),
            new("AZ-14", OwnAudienceAsync),
            new("AZ-15", SaysInvalidTokenAsync),
            new("AZ-16", StatusCodesAsync),
            new("AZ-17", NoOtherTokensAsync),
        ];

    private static async Task<string> EveryRequestAsync(Run run, CancellationToken cancellationToken)
    {
        Message[] messages =
        [
            Message.List,
            new("initialize", []),
            new("server/discover", []),
            new("ping", []),
            new("tools/call", new() { ["name"] = run.Tools is [var first, ..] ? first : "any" }),
            new("notifications/initialized", [], IsNotification: true),
        ];
        foreach (var message in messages)
        {
            // Connections are kept open: the one before this was authenticated.
            await run.Server.AskAsync(run.Token, Message.List, cancellationToken);
            var answer = await run.Server.SendAsync(
                message,
                token: null,
                cancellationToken,
                run.Server.SessionOf(run.Token)
            );
            run.Refused(answer, $"{message.Method} without a token, after a good request", 401);
        }

        return $"{messages.Length} methods, each after a good request on the same connection.";
    }

    private static async Task<string> NotInTheQueryAsync(Run run, CancellationToken cancellationToken)
    {
        foreach (var name in new[] { "access_token", "token" })
        {
            var answer = await run.Server.SendAsync(
                Message.List,
                token: null,
                cancellationToken,
                run.Server.SessionOf(run.Token),
                request => request.RequestUri = new($"{run.Options.Url}?{name}={Uri.EscapeDataString(run.Token)}")
            );
            run.Refused(answer, $"A good token in the query ({name})", 401, 400);
        }

        return "access_token and token in the query are no credentials.";
    }

    private static async Task<string> ValidatesAsync(Run run, CancellationToken cancellationToken)
    {
        var forged = run.Forge();
        foreach (var (name, token) in forged)
        {
            var answer = await run.Server.SendAsync(
                Message.List,
                token,
                cancellationToken,
                run.Server.SessionOf(run.Token)
            );
            run.Refused(answer, $"A token with {name}", 401);
        }

        Expect.That(
            run.Rogue.Visits == 0,
            "The server asked an issuer that only a forged token names for its keys: it can be sent anywhere."
        );
        var expired = await ExpiredAsync(run, cancellationToken);
        run.Refused(await run.Server.SendAsync(Message.List, expired, cancellationToken), "An expired token", 401);
        return $"{forged.Count} forgeries and an expired token.";
    }

    private static async Task<string> OwnAudienceAsync(Run run, CancellationToken cancellationToken)
    {
        var token = await OtherAudienceAsync(run, cancellationToken);
        var audiences = JsonWebToken.AudiencesOf(token);
        var own = JsonWebToken.AudiencesOf(run.Token);
        Expect.That(
            audiences.Count == 0 || !audiences.SequenceEqual(own, StringComparer.Ordinal),
            "The token of --other-audience-token-command is for the same audience as the good one: it tests nothing."
        );
        var answer = await run.Server.SendAsync(
            Message.List,
            token,
            cancellationToken,
            run.Server.SessionOf(run.Token)
        );
        run.Refused(answer, $"A token for {string.Join(' ', audiences)}", 401);
        return $"A token for {string.Join(' ', audiences)} is refused.";
    }

    private static async Task<string> SaysInvalidTokenAsync(Run run, CancellationToken cancellationToken)
    {
        var bad = new[]
        {
            ("A token with a wrong signature", Forgeries.Flipped(run.Token)),
            ("An expired token", await ExpiredAsync(run, cancellationToken)),
        };
        foreach (var (name, token) in bad)
        {
            var answer = await run.Server.SendAsync(Message.List, token, cancellationToken);
            run.Refused(answer, name, 401);
            Expect.That(
                answer.Challenge?["error"] == "invalid_token",
                $"{name}: the challenge has {(answer.Challenge?["error"] is { } error ? $"error=\"{error}\"" : "no error")}, not invalid_token."
            );
        }

        var knock = await run.KnockAsync(cancellationToken);
        Expect.That(
            knock.Challenge?["error"] is null,
            "A request without a token is told an error; it made none (RFC 6750, section 3.1)."
        );
        return "error=\"invalid_token\" for both; no error without a token.";
    }

    private static async Task<string> StatusCodesAsync(Run run, CancellationToken cancellationToken)
    {
        run.Refused(await run.KnockAsync(cancellationToken), "A request without a token", 401);
        var twice = await run.Server.SendWithAsync(
            [$"Bearer {run.Token}", "Bearer x"],
            Message.List,
            run.Server.SessionOf(run.Token),
            cancellationToken
        );
        run.Refused(twice, "A request with two Authorization headers", 400);
        run.Refused(await run.TryScopedAsync(cancellationToken), "A call that lacks a scope", 403);
        return "401 without a token, 400 with two, 403 without the scope.";
    }

    private static async Task<string> NoOtherTokensAsync(Run run, CancellationToken cancellationToken)
    {
        var other = await OtherAudienceAsync(run, cancellationToken);
        run.Refused(await run.Server.SendAsync(Message.List, other, cancellationToken), "A token of another API", 401);
        if (run.OutboundLog is not { } outbound)
        {
            return run.Options.HasNoUpstream
                ? "Tokens of another API are refused; the operator says that the server calls nobody."
                : throw new UntestableException(
                    "--outbound-log FILE",
                    "what the server sends to others, to look for the client's tokens in it; --no-upstream when it calls nobody"
                );
        }

        if (run.Options.Scoped is { } use)
        {
            await run.Server.AskAsync(run.Token, Message.Call(use), cancellationToken);
        }

        var sent = await outbound.ReadAsync(text => text.Length > 0, cancellationToken);
        Expect.That(sent.Length > 0, "The server sent nothing to anybody, so that nothing was looked at.");
        Expect.That(
            !run.AllTokens.Any(token => sent.Contains(token, StringComparison.Ordinal)),
            "The server passed the client's token on."
        );
        return "Tokens of another API are refused, and none is passed on.";
    }

    private static Task<string> ExpiredAsync(Run run, CancellationToken cancellationToken) =>
        run.NeedAsync(
            "--expired-token-command",
            run.Options.ExpiredToken,
            "a token that was good once",
            cancellationToken
        );

    private static Task<string> OtherAudienceAsync(Run run, CancellationToken cancellationToken) =>
        run.NeedAsync(
            "--other-audience-token-command",
            run.Options.OtherAudienceToken,
            "a good token of the same issuer for another API",
            cancellationToken
        );
}
