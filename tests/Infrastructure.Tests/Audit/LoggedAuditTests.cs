using McpServer.Domain.Audit;
using McpServer.Domain.Tools;
using McpServer.Infrastructure.Audit;
using McpServer.TestBench;
using Microsoft.Extensions.Logging;

namespace McpServer.Infrastructure.Tests.Audit;

public sealed class LoggedAuditTests
{
    private static readonly AuditEntry Entry = new()
    {
        At = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero),
        Subject = "auth0|1",
        ClientId = "tpc_1",
        Organization = "org_1",
        Actor = "agt_1",
        Tool = ToolName.Parse("greet"),
        Decision = "granted",
        Reason = "scope",
        Outcome = CallOutcome.Succeeded,
        Duration = TimeSpan.FromMilliseconds(12.5),
        ArgumentHash = "9f86d081",
        TraceId = "4bf92f3577b34da6a3ce929d0e0e4736",
    };

    [Fact]
    [Requirement("AZ-29")]
    public async Task An_entry_is_one_structured_line()
    {
        var line = await AppendAsync(Entry);

        Assert.Equal("McpServer.Audit", line.Category);
        Assert.Equal(LogLevel.Information, line.Level);
        Assert.Equal(Entry.At, line.Values["At"]);
        Assert.Equal("auth0|1", line.Values["Subject"]);
        Assert.Equal("tpc_1", line.Values["ClientId"]);
        Assert.Equal("org_1", line.Values["Organization"]);
        Assert.Equal("agt_1", line.Values["Actor"]);
        Assert.Equal("greet", line.Values["Tool"]);
        Assert.Equal("granted", line.Values["Decision"]);
        Assert.Equal("scope", line.Values["Reason"]);
        Assert.Equal(CallOutcome.Succeeded, line.Values["Outcome"]);
        Assert.Equal(12.5, line.Values["DurationMs"]);
        Assert.Equal("9f86d081", line.Values["ArgumentHash"]);
        Assert.Equal("4bf92f3577b34da6a3ce929d0e0e4736", line.Values["TraceId"]);
    }

    [Fact]
    public async Task What_an_entry_does_not_tell_is_absent()
    {
        var line = await AppendAsync(
            Entry with
            {
                Organization = null,
                Actor = null,
                Tool = null,
                Decision = null,
                ArgumentHash = null,
                TraceId = null,
                Outcome = CallOutcome.Malformed,
            }
        );

        Assert.Null(line.Values["Tool"]);
        Assert.Null(line.Values["Decision"]);
        Assert.Equal(CallOutcome.Malformed, line.Values["Outcome"]);
    }

    [Theory]
    [InlineData("a\nb", "a\\u000ab")]
    [InlineData("a\r\nb", "a\\u000d\\u000ab")]
    [InlineData("a\u001b[2Jb", "a\\u001b[2Jb")]
    [InlineData("a\u2028b", "a\\u2028b")]
    [InlineData("a\u0085b", "a\\u0085b")]
    [InlineData("a\u202eb", "a\\u202eb")]
    [InlineData("a\0b", "a\\u0000b")]
    public async Task Nobody_can_begin_a_line_of_their_own(string text, string shown)
    {
        var line = await AppendAsync(
            Entry with
            {
                Subject = text,
                ClientId = text,
                Organization = text,
                Actor = text,
                Reason = text,
                TraceId = text,
            }
        );

        string[] names = ["Subject", "ClientId", "Organization", "Actor", "Reason", "TraceId"];
        Assert.All(names, name => Assert.Equal(shown, line.Values[name]));
        Assert.DoesNotContain(text, line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(line.Text, char.IsControl);
    }

    [Fact]
    public async Task A_name_of_any_script_stays_readable()
    {
        var line = await AppendAsync(Entry with { Subject = "auth0|Zo\u00eb \u674e" });

        Assert.Equal("auth0|Zo\u00eb \u674e", line.Values["Subject"]);
    }

    [Fact]
    public async Task An_entry_is_kept_when_its_call_was_cancelled()
    {
        using var logs = new RecordedLogs();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(logs));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await new LoggedAudit(loggers).AppendAsync(Entry, cancelled.Token);

        Assert.Single(logs.Lines);
    }

    private static async Task<LogLine> AppendAsync(AuditEntry entry)
    {
        using var logs = new RecordedLogs();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(logs));

        await new LoggedAudit(loggers).AppendAsync(entry, TestContext.Current.CancellationToken);

        return Assert.Single(logs.Lines);
    }
}
