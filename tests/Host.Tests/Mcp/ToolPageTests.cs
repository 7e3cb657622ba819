using System.Text.Json.Nodes;
using McpServer.Host.Tests.Serving;
using McpServer.Host.Tests.Teams;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Mcp;

public sealed class ToolPageTests
{
    private static readonly string[] All = ["fill_silo", "get_current_time", "greet", "open_silo", "whoami"];

    [Theory]
    [InlineData("2025-06-18")]
    [InlineData(WireMessage.Newest)]
    [Requirement("PG-01")]
    public async Task Page_by_page_every_tool_is_listed_once(string version)
    {
        await using var server = await Farm.StartAsync(new Silo(), ("Server:ToolListPageSize", "2"));

        var pages = new List<IReadOnlyList<string>>();
        string? cursor = null;
        do
        {
            var page = await PageAsync(server, cursor, version);
            pages.Add(page.Tools);
            cursor = (string?)page.Result!["nextCursor"];
        } while (cursor is not null);

        Assert.Equal([2, 2, 1], pages.Select(page => page.Count));
        Assert.Equal(All, pages.SelectMany(page => page));
    }

    [Fact]
    public async Task A_page_that_holds_all_that_is_left_has_no_next_one()
    {
        await using var server = await Farm.StartAsync(new Silo(), ("Server:ToolListPageSize", "5"));

        var page = await PageAsync(server, cursor: null);

        Assert.Equal(All, page.Tools);
        Assert.Null(page.Result!["nextCursor"]);
    }

    [Fact]
    public async Task A_cursor_stays_right_when_its_tool_is_switched_off_meanwhile()
    {
        await using var server = await Farm.StartAsync(new Silo(), ("Server:ToolListPageSize", "2"));
        var first = await PageAsync(server, cursor: null);

        server.Change("Tools:get_current_time:Enabled", "false");
        var second = await PageAsync(server, (string?)first.Result!["nextCursor"]);

        Assert.Equal(["greet", "open_silo"], second.Tools);
    }

    [Theory]
    [InlineData("")]
    [InlineData("!")]
    [InlineData("AAA")]
    [InlineData("Z3JlZXQ=extra")]
    [Requirement("PG-01")]
    public async Task What_is_no_cursor_is_refused(string cursor)
    {
        await using var server = await Farm.StartAsync(new Silo());

        var answer = await PageAsync(server, cursor);

        Assert.Equal(-32602, (int)answer.Json["error"]!["code"]!);
    }

    [Fact]
    [Requirement("CA-03")]
    public async Task A_cursor_shows_nobody_what_is_hidden_from_them()
    {
        await using var server = await Farm.StartAsync(new Silo(), ("Server:ToolListPageSize", "2"));
        var cursor = (string?)(await PageAsync(server, cursor: null)).Result!["nextCursor"];
        var stranger = server.Forge.Person().With("scope", "").With("permissions", new JsonArray());

        var page = await server.PostAsync(Message(cursor, WireMessage.Newest), stranger);

        Assert.Equal(["open_silo"], page.Tools);
    }

    private static Task<WireAnswer> PageAsync(
        ServerUnderTest server,
        string? cursor,
        string version = WireMessage.Newest
    ) => server.PostAsync(Message(cursor, version), server.Forge.Person());

    private static WireMessage Message(string? cursor, string version) =>
        WireMessage.Request(version, "tools/list", cursor is null ? [] : new JsonObject { ["cursor"] = cursor });
}
