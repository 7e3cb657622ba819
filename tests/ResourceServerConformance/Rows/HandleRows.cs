using System.Globalization;
using McpServer.ResourceServerConformance.Tokens;
using McpServer.ResourceServerConformance.Wire;

namespace McpServer.ResourceServerConformance.Rows;

/// <summary>Session ids and state handles: they say which conversation is meant, never who speaks.</summary>
internal static class HandleRows
{
    private const int ShortestHandle = 16;
    private const int LettersThatDiffer = 8;

    private const string WhatHandleToolIs =
        "a tool that asks back (input_required with requestState); --no-handles when no tool does";

    public static IEnumerable<Row> All => [new("AZ-27", AreNoCredentialsAsync), new("AZ-28", AreBoundAsync)];

    private static async Task<string> AreNoCredentialsAsync(Run run, CancellationToken cancellationToken)
    {
        string?[] wrong = [null, Forgeries.Flipped(run.Token)];
        var session = run.Server.SessionOf(run.Token);
        foreach (var token in wrong)
        {
            var known = session ?? Run.Random(ShortestHandle);
            run.Refused(
                await run.Server.SendAsync(Message.List, token, cancellationToken, known),
                $"A session id {(token is null ? "without a token" : "with a forged token")}",
                401
            );
        }

        if (NeedHandle(run, session is not null) is not { } use)
        {
            return session is null
                ? "The server gives no session ids, and one that was made up opens nothing; the operator says that no tool hands out handles."
                : "A session id opens nothing; the operator says that no tool hands out handles.";
        }

        var retry = Question.Reply(use, await AskAsync(run, use, cancellationToken));
        foreach (var token in wrong)
        {
            run.Refused(
                await run.Server.SendAsync(retry, token, cancellationToken, session),
                $"A state handle {(token is null ? "without a token" : "with a forged token")}",
                401
            );
        }

        return $"{(session is null ? "The server gives no session ids" : "A session id opens nothing")}, and a handle of {use.Tool} opens nothing.";
    }

    private static async Task<string> AreBoundAsync(Run run, CancellationToken cancellationToken)
    {
        var session = run.Server.SessionOf(run.Token);
        var use = NeedHandle(run, session is not null);
        if (session is null && use is null)
        {
            throw new NotApplicableException(
                "The server gives no session ids, and the operator says that no tool hands out handles."
            );
        }

        var other = await run.NeedAsync(
            "--other-user-token-command",
            run.Options.OtherUserToken,
            "a good token of somebody else, to try another's handle with",
            cancellationToken
        );
        Expect.That(other != run.Token, "The token of --other-user-token-command is the good one: it tests nothing.");
        if (session is not null)
        {
            await run.Server.AskAsync(other, Message.List, cancellationToken);
            var theirs = run.Server.SessionOf(other);
            ExpectRandom(session, theirs ?? string.Empty, "session ids");
            run.NotServed(
                await run.Server.SendAsync(Message.List, other, cancellationToken, session),
                "Another user's session id"
            );
        }

        return use is null
            ? "Session ids are random and bound to their user."
            : await TryHandleAsync(run, use, other, cancellationToken);
    }

    private static async Task<string> TryHandleAsync(
        Run run,
        ToolUse use,
        string other,
        CancellationToken cancellationToken
    )
    {
        var first = await AskAsync(run, use, cancellationToken);
        var second = await AskAsync(run, use, cancellationToken);
        ExpectRandom(Question.StateOf(first), Question.StateOf(second), $"handles of {use.Tool}");
        var lifetime =
            run.Options.HandleLifetime
            ?? throw new UntestableException("--handle-lifetime SECONDS", "how long a handle is good");

        var stolen = await run.Server.AskAsync(other, Question.Reply(use, first), cancellationToken);
        Expect.NotDone(stolen, "The call with a handle that was given to another user");

        var words = await TryAgeAsync(run, use, second, lifetime, cancellationToken);
        var fresh = await AskAsync(run, use, cancellationToken);
        var own = await run.Server.AskAsync(run.Token, Question.Reply(use, fresh), cancellationToken);
        Expect.That(
            own.IsGood && !own.AsksBack,
            $"The user's own handle was answered {own} as well: the refusals mean nothing."
        );
        return $"Random, bound to its user, and {words}.";
    }

    private static async Task<string> TryAgeAsync(
        Run run,
        ToolUse use,
        Answer question,
        TimeSpan lifetime,
        CancellationToken cancellationToken
    )
    {
        var seconds = lifetime.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        if (lifetime > run.Options.Patience)
        {
            return $"said to expire after {seconds} s, which was not waited for (--patience {seconds} would)";
        }

        await run.Options.Wait(lifetime + TimeSpan.FromSeconds(1), cancellationToken);
        var late = await run.Server.AskAsync(run.Token, Question.Reply(use, question), cancellationToken);
        Expect.That(!late.IsGood || late.AsksBack, $"A handle was good for more than {seconds} s: {late}.");
        return $"no longer good after {seconds} s";
    }

    private static async Task<Answer> AskAsync(Run run, ToolUse use, CancellationToken cancellationToken)
    {
        var answer = await run.Server.AskAsync(run.Token, Message.Call(use), cancellationToken);
        Expect.That(
            answer.AsksBack && Question.StateOf(answer).Length > 0,
            $"{use.Tool} was answered {answer}; a question with requestState was expected."
        );
        return answer;
    }

    private static ToolUse? NeedHandle(Run run, bool hasSession) =>
        run.Options.Handle is { } use ? use
        : run.Options.HasNoHandles ? null
        : throw new UntestableException(
            "--handle-tool",
            hasSession ? $"besides session ids, {WhatHandleToolIs}" : WhatHandleToolIs
        );

    // A counter, or a clock, changes a letter or two.
    private static void ExpectRandom(string one, string another, string what) =>
        Expect.That(
            Math.Min(one.Length, another.Length) >= ShortestHandle
                && one.Zip(another).Count(pair => pair.First != pair.Second) >= LettersThatDiffer,
            $"The {what} can be guessed: '{one}', then '{another}'."
        );
}
