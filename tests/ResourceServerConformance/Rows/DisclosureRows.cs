using System.Text;
using McpServer.ResourceServerConformance.Wire;

namespace McpServer.ResourceServerConformance.Rows;

/// <summary>What reaches those who may not have it: data, tokens, other people's lists.</summary>
internal static class DisclosureRows
{
    private const int LongEnoughToBeSecret = 32;

    public static IEnumerable<Row> All =>
        [new("AZ-23", TellsStrangersNothingAsync), new("AZ-25", IsEncryptedAsync), new("AZ-30", ListsByCallerAsync)];

    /// <summary>Looks at what all the others left behind.</summary>
    public static IEnumerable<Row> Last => [new("AZ-24", KeepsTokensSecretAsync)];

    private static async Task<string> TellsStrangersNothingAsync(Run run, CancellationToken cancellationToken)
    {
        // A body that cannot be read: who is told so was not asked for a token first.
        string[] bodies = ["{", "[]", "not json", """{"jsonrpc":"2.0","id":1,"method":"no/such"}"""];
        foreach (var body in bodies)
        {
            var answer = await run.Server.SendAsync(
                Message.List,
                token: null,
                cancellationToken,
                bend: request => request.Content = new StringContent(body, Encoding.UTF8, "application/json")
            );
            run.Refused(answer, $"The body '{body}' without a token", 401);
        }

        foreach (var method in new[] { "tools/list", "resources/list", "prompts/list", "initialize" })
        {
            var answer = await run.Server.SendAsync(
                new(method, []),
                Tokens.Forgeries.Flipped(run.Token),
                cancellationToken
            );
            run.Refused(answer, $"{method} with a forged token", 401);
        }

        if (run.Options.Scoped is { } use)
        {
            var call = await run.Server.SendAsync(Message.Call(use), token: null, cancellationToken);
            run.Refused(call, $"A call of {use.Tool} without a token", 401);
        }

        return "Broken bodies, lists and calls: 401 before anything is read, and nothing in it.";
    }

    private static async Task<string> IsEncryptedAsync(Run run, CancellationToken cancellationToken)
    {
        Expect.That(
            Discovery.IsSafe(run.Options.Url.AbsoluteUri),
            $"{run.Options.Url} sends tokens over a network unencrypted."
        );
        foreach (var issuer in Discovery.Texts((await run.MetadataAsync(cancellationToken))["authorization_servers"]))
        {
            var document = await run.IssuerAsync(issuer, cancellationToken);
            foreach (var endpoint in new[] { "authorization_endpoint", "token_endpoint" })
            {
                Expect.That(
                    Discovery.IsSafe((string?)document[endpoint]),
                    $"The {endpoint} '{document[endpoint]}' is no https address."
                );
            }
        }

        return run.Options.Url.IsLoopback ? "On this machine only, so without TLS." : "https throughout.";
    }

    // A tool that is not in the list of somebody may not run for them either: the list is no protection.
    private static async Task<string> ListsByCallerAsync(Run run, CancellationToken cancellationToken)
    {
        var token = await run.NeedAsync(
            "--other-user-token-command",
            run.Options.OtherUserToken,
            "a good token of somebody else, best of one who may do less",
            cancellationToken
        );
        var theirs = ToolNames.Of(await run.Server.AskAsync(token, Message.List, cancellationToken));
        var hidden = run.Tools.Except(theirs, StringComparer.Ordinal).ToArray();
        if (hidden.Length == 0)
        {
            throw new NotApplicableException(
                "Both users see the same tools; a server may, and need not, tell them apart."
            );
        }

        foreach (var tool in hidden)
        {
            var use = run.Options.Scoped is { } scoped && scoped.Tool == tool ? scoped : new ToolUse(tool, []);
            Expect.NotDone(
                await run.Server.AskAsync(token, Message.Call(use), cancellationToken),
                $"A call of {tool}, which is not in the caller's list,"
            );
        }

        return $"{hidden.Length} of {run.Tools.Count} tools are hidden from the other user, and refused.";
    }

    private static async Task<string> KeepsTokensSecretAsync(Run run, CancellationToken cancellationToken)
    {
        var secrets = run.AllTokens.SelectMany(SecretsOf).Distinct(StringComparer.Ordinal).ToArray();
        Expect.That(
            !run.Server.Answers.Any(answer =>
                secrets.Any(secret =>
                    answer.Text.Contains(secret, StringComparison.Ordinal)
                    || answer.Headers.Values.Any(header => header.Contains(secret, StringComparison.Ordinal))
                )
            ),
            "A token of this run came back in an answer."
        );
        var log =
            run.Log
            ?? throw new UntestableException("--log FILE", "the server's own log, to look for this run's tokens in it");
        var text = await log.ReadAsync(added => added.Length > 0, cancellationToken);

        Expect.That(
            text.Length > 0,
            "The log did not grow during the run: it is not this server's, or it says nothing."
        );
        Expect.That(
            !secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)),
            "A token of this run stands in the log."
        );
        return $"{run.AllTokens.Count()} tokens, none in {text.Split('\n').Length} lines of the log nor in {run.Server.Answers.Count} answers.";
    }

    // Who has the signature and the payload has the token; the header of all tokens is alike.
    private static IEnumerable<string> SecretsOf(string token) =>
        token.Split('.').Skip(1).Append(token).Where(part => part.Length >= LongEnoughToBeSecret);
}
