using McpServer.Domain.Audit;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Attacks.Reading;

/// <summary>What authorization read is what is dispatched.</summary>
public sealed class OddBodyTests(LaunchSite site) : IClassFixture<LaunchSite>
{
    private const string Rocket = "launch_rocket";
    private const string Countdown = "count_down";

    private static readonly Dictionary<string, OddBody> Table = OddBodies.All.ToDictionary(body => body.Name);

    // No header is what clients before 2025-06-18 send. Of the newest revision both names are tried in the header.
    private static readonly (string? Version, string? Header)[] Dresses =
    [
        (null, null),
        ("2025-06-18", null),
        ("2025-11-25", null),
        (WireMessage.Newest, Rocket),
        (WireMessage.Newest, Countdown),
    ];

    public static TheoryData<string, string?, string?> Sent =>
        [.. Table.Keys.SelectMany(name => Dresses.Select(dress => (name, dress.Version, dress.Header)))];

    [Theory]
    [MemberData(nameof(Sent))]
    [Requirement("BP-01")]
    [Requirement("TR-19")]
    public async Task Only_what_the_gate_read_is_what_runs(string name, string? version, string? header)
    {
        var server = site.Server;
        var body = Table[name];
        var before = server.Audit.Entries.Count;

        var answer = await RawHttp.SendAsync(
            server.McpUrl,
            [.. HeadersOf(version, header)],
            body.For(version == WireMessage.Newest)
        );

        var readAs = header is null || header == NameOf(body.As) ? body.As : ReadAs.Nothing;
        var entries = server
            .Audit.Entries.Skip(before)
            .Select(entry => (entry.Outcome, Tool: entry.Tool?.Value))
            .ToArray();
        Assert.Equal(0, site.Pad.Launches);
        switch (readAs)
        {
            case ReadAs.Nothing:
                Assert.InRange(answer.Status, 400, 499);
                Assert.Equal([(CallOutcome.Malformed, null)], entries);
                break;
            case ReadAs.Launch:
                Assert.Equal(403, answer.Status);
                Assert.Equal([(CallOutcome.PermissionNeeded, Rocket)], entries);
                break;
            case ReadAs.Count:
                Assert.Equal(200, answer.Status);
                Assert.Equal(Countdown, Assert.Single(entries).Tool);
                break;
            case ReadAs.Unknown:
                Assert.Equal(200, answer.Status);
                Assert.Equal(CallOutcome.UnknownTool, Assert.Single(entries).Outcome);
                break;
            case ReadAs.NoCall:
                Assert.Contains("-32601", answer.Text, StringComparison.Ordinal);
                Assert.Empty(entries);
                break;
        }
    }

    private static string? NameOf(ReadAs readAs) =>
        readAs switch
        {
            ReadAs.Launch => Rocket,
            ReadAs.Count => Countdown,
            ReadAs.Nothing => null,
            ReadAs.Unknown => null,
            ReadAs.NoCall => null,
        };

    private IEnumerable<string> HeadersOf(string? version, string? header)
    {
        yield return site.Authorization;
        yield return "Content-Type: application/json";
        yield return "Accept: application/json, text/event-stream";
        if (version is not null)
        {
            yield return $"MCP-Protocol-Version: {version}";
        }

        if (header is not null)
        {
            yield return "Mcp-Method: tools/call";
            yield return $"Mcp-Name: {header}";
        }
    }
}
