using McpServer.Application.UseCases;
using McpServer.Domain.Access;
using McpServer.Testing.Ports;

namespace McpServer.Testing;

/// <summary>Tells all that is known of a call that ended otherwise than expected.</summary>
internal static class CallStory
{
    public static string Of(CallTool call, Caller caller, string expected, CallAnswer? ending, CallRecord record)
    {
        string[] lines =
        [
            $"{call.Name} should {expected}, but it {EndingOf(ending, record)}.",
            $"  caller:    {caller.Subject}, granted: {NamesIn(caller.Granted)}, may have: {NamesIn(caller.Permissions)}",
            $"  arguments: {call.Arguments?.GetRawText() ?? "none"}",
            .. record.Audited.Select(entry =>
                $"  audit:     {entry.Outcome}, {entry.Decision ?? "not decided"}, {entry.Reason}"
            ),
            .. record.Reports.Select(report => $"  progress:  {report.Done}/{report.Total} {report.Message}"),
        ];
        return string.Join('\n', lines.Select(line => line.TrimEnd()));
    }

    private static string EndingOf(CallAnswer? ending, CallRecord record) =>
        ending switch
        {
            null => "was given up by its client",
            CallAnswer.Answered answered => $"answered {answered.Content.GetRawText()}",
            CallAnswer.Errored errored => $"failed with {errored.Error.Kind}: \"{errored.Error.Message}\"",
            CallAnswer.PermissionNeeded needed =>
                $"asked for {string.Join(" and ", needed.Missing)} (403, scope=\"{string.Join(' ', needed.ScopesToAsk)}\")",
            CallAnswer.Forbidden forbidden => $"was forbidden for want of {string.Join(" and ", forbidden.Missing)}",
            CallAnswer.ApprovalNeeded needed => $"asked for approval: \"{needed.Question}\"",
            CallAnswer.ApprovalRejected rejected => $"rejected the approval, which was {rejected.Reason}",
            CallAnswer.UnknownTool => "was answered like a tool that does not exist",
            CallAnswer.Malformed malformed => $"could not be read as a call: {malformed.Fault}",
            CallAnswer.Broken =>
                $"broke with {record.Fault?.ToString() ?? "an exception outside of its handler; look at what it needs and declares"}",
            _ => $"ended with {ending}",
        };

    private static string NamesIn(PermissionSet? permissions) =>
        permissions is null or { Count: 0 } ? "nothing" : permissions.ToString();
}
