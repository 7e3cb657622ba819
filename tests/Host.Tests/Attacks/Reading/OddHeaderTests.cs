using System.Text;
using McpServer.Domain.Audit;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Attacks.Reading;

/// <summary>Headers that say something else than the body: they may refuse a call, and never make one.</summary>
public sealed class OddHeaderTests(LaunchSite site) : IClassFixture<LaunchSite>
{
    private const string Rocket = "launch_rocket";
    private const string Countdown = "count_down";

    private static readonly Dictionary<string, (string[] Headers, ReadAs As)> Table = new(StringComparer.Ordinal)
    {
        ["the name of another tool"] = (Named(Countdown), ReadAs.Nothing),
        ["the name in upper case"] = (Named("LAUNCH_ROCKET"), ReadAs.Nothing),
        ["white space around the name"] = (Named($"  {Rocket} \t"), ReadAs.Launch),
        ["the name as base64"] = (Named(Base64(Rocket)), ReadAs.Launch),
        ["another tool's name as base64"] = (Named(Base64(Countdown)), ReadAs.Nothing),
        ["base64 that is none"] = (Named("=?base64?%%%?="), ReadAs.Nothing),
        ["the name twice, both true"] = ([.. Named(Rocket), $"Mcp-Name: {Rocket}"], ReadAs.Nothing),
        ["two names, the true one first"] = ([.. Named(Rocket), $"Mcp-Name: {Countdown}"], ReadAs.Nothing),
        ["two names, the true one last"] = ([.. Named(Countdown), $"Mcp-Name: {Rocket}"], ReadAs.Nothing),
        ["two names in one header"] = (Named($"{Countdown}, {Rocket}"), ReadAs.Nothing),
        ["header names in another case"] = ([$"mcp-METHOD: tools/call", $"MCP-name: {Rocket}"], ReadAs.Launch),
        ["the method of a list"] = (["Mcp-Method: tools/list", $"Mcp-Name: {Rocket}"], ReadAs.Nothing),
        ["the method in upper case"] = (["Mcp-Method: TOOLS/CALL", $"Mcp-Name: {Rocket}"], ReadAs.Nothing),
        ["no method"] = ([$"Mcp-Name: {Rocket}"], ReadAs.Nothing),
        ["no name"] = (["Mcp-Method: tools/call"], ReadAs.Nothing),
        ["an empty name"] = (Named(string.Empty), ReadAs.Nothing),
    };

    public static TheoryData<string> Names => [.. Table.Keys];

    public static TheoryData<string, string?> Older =>
        [
            .. Table.Keys.SelectMany(name =>
                new[] { null, "2025-06-18", "2025-11-25" }.Select(version => (name, version))
            ),
        ];

    [Theory]
    [MemberData(nameof(Names))]
    [Requirement("TR-19")]
    [Requirement("TR-20")]
    [Requirement("TR-21")]
    public async Task On_the_newest_revision_headers_and_body_say_the_same_or_nothing_runs(string name)
    {
        var (headers, readAs) = Table[name];

        await ExpectAsync(WireMessage.Newest, headers, readAs);
    }

    // Nobody checked these headers before 2026-07-28, so they decide nothing: the body alone is authorized.
    [Theory]
    [MemberData(nameof(Older))]
    [Requirement("TR-18")]
    public async Task Before_it_and_without_a_version_the_body_alone_decides(string name, string? version) =>
        await ExpectAsync(version, Table[name].Headers, ReadAs.Launch);

    [Theory]
    [InlineData("MCP-Protocol-Version: 2025-11-25", "MCP-Protocol-Version: 2026-07-28")]
    [InlineData("MCP-Protocol-Version: 2026-07-28", "MCP-Protocol-Version: 2025-11-25")]
    [InlineData("MCP-Protocol-Version: 2099-01-01")]
    [InlineData("MCP-Protocol-Version: 2026-07-28 ;x")]
    [Requirement("TR-15")]
    [Requirement("TR-16")]
    public async Task A_version_that_is_unclear_is_refused(params string[] versions)
    {
        var before = site.Server.Audit.Entries.Count;

        var answer = await SendAsync([.. versions, .. Named(Countdown)], isNewest: true);

        Assert.Equal(400, answer.Status);
        Assert.Equal(0, site.Pad.Launches);
        Assert.Equal(CallOutcome.Malformed, Assert.Single(site.Server.Audit.Entries.Skip(before)).Outcome);
    }

    private async Task ExpectAsync(string? version, string[] headers, ReadAs readAs)
    {
        var before = site.Server.Audit.Entries.Count;

        var answer = await SendAsync(
            version is null ? headers : [$"MCP-Protocol-Version: {version}", .. headers],
            version == WireMessage.Newest
        );

        Assert.Equal(readAs == ReadAs.Launch ? 403 : 400, answer.Status);
        Assert.Equal(0, site.Pad.Launches);
        Assert.Equal(
            readAs == ReadAs.Launch ? CallOutcome.PermissionNeeded : CallOutcome.Malformed,
            Assert.Single(site.Server.Audit.Entries.Skip(before)).Outcome
        );
    }

    private Task<WireAnswer> SendAsync(string[] headers, bool isNewest) =>
        RawHttp.SendAsync(
            site.Server.McpUrl,
            [
                site.Authorization,
                "Content-Type: application/json",
                "Accept: application/json, text/event-stream",
                .. headers,
            ],
            OddBodies.OfTheRocket.For(isNewest)
        );

    private static string[] Named(string name) => ["Mcp-Method: tools/call", $"Mcp-Name: {name}"];

    private static string Base64(string name) => $"=?base64?{Convert.ToBase64String(Encoding.UTF8.GetBytes(name))}?=";
}
