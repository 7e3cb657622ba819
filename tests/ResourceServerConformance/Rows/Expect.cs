using System.Diagnostics.CodeAnalysis;
using McpServer.ResourceServerConformance.Wire;

namespace McpServer.ResourceServerConformance.Rows;

/// <summary>What rows hold against the server.</summary>
internal static class Expect
{
    public static void That([DoesNotReturnIf(false)] bool holds, string seenOtherwise)
    {
        if (!holds)
        {
            throw new NotMetException(seenOtherwise);
        }
    }

    /// <summary>The status is one of these, no result came back, and not a tool's name.</summary>
    public static void Refused(this Run run, Answer answer, string what, params int[] statuses)
    {
        That(statuses.Contains(answer.Status), $"{what} was answered {answer}, not {string.Join(" or ", statuses)}.");
        NothingCameBack(run, answer, what);
    }

    /// <summary>No answer of success and no data, whatever the status says.</summary>
    public static void NotServed(this Run run, Answer answer, string what)
    {
        That(!answer.IsSuccess, $"{what} was answered {answer}.");
        That(answer.Status < 500, $"{what} broke the server: {answer}.");
        NothingCameBack(run, answer, what);
    }

    /// <summary>An error of any kind: by status, by JSON-RPC or by the tool.</summary>
    public static void NotDone(Answer answer, string what) => That(!answer.IsGood, $"{what} was done: {answer}.");

    private static void NothingCameBack(Run run, Answer answer, string what)
    {
        That(answer.Result is null || (bool?)answer.Result["isError"] is true, $"{what} was refused, with a result.");
        var told = run.Tools.FirstOrDefault(tool => answer.Text.Contains($"\"{tool}\"", StringComparison.Ordinal));
        That(told is null, $"{what} was refused, and the tool '{told}' told.");
        That(
            !answer.Text.Contains("\"serverInfo\"", StringComparison.Ordinal),
            $"{what} was refused, and the server described."
        );
    }
}
