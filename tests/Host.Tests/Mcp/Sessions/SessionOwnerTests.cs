using System.Text.Json.Nodes;
using McpServer.Domain.Audit;
using McpServer.Host.Tests.Serving;
using McpServer.Host.Tests.Teams;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Mcp.Sessions;

/// <summary>A session id is an address and no credential.</summary>
public sealed class SessionOwnerTests
{
    private readonly Silo _silo = new();

    public static TheoryData<string, string> Others => new() { { "sub", "auth0|another" }, { "client_id", "another" } };

    [Theory]
    [MemberData(nameof(Others))]
    [Requirement("AZ-28")]
    public async Task Another_caller_finds_no_session_under_a_stolen_id_and_nothing_happens(string claim, string value)
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        var session = await OpenedSession.OpenAsync(server);
        var unknown = new OpenedSession(server, OpenedSession.Version, "ihpGyjMp5PURcADnXJXbrg");
        var thief = server.Forge.Person().With(claim, value);

        var called = await session.CallAsync("whoami", [], thief);
        var listened = await session.SendAsync(HttpMethod.Get, thief);
        var ended = await session.SendAsync(HttpMethod.Delete, thief);
        var nowhere = await unknown.CallAsync("whoami", [], thief);

        Assert.All([called, listened, ended, nowhere], answer => Assert.Equal(404, answer.Status));
        Assert.Equal(nowhere.Text, called.Text);
        Assert.Empty(server.Audit.Entries);
        Assert.Equal(200, (await session.ListAsync()).Status);
        Assert.Contains(
            server.Logs.Lines,
            line => line.Text.Contains("somebody else opened", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(server.Logs.Lines, line => line.Text.Contains(session.Id, StringComparison.Ordinal));
    }

    [Fact]
    [Requirement("AZ-27")]
    public async Task An_id_without_a_token_is_worth_nothing()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        var session = await OpenedSession.OpenAsync(server);
        var request = WireMessage.Call("whoami", version: OpenedSession.Version).To(server.McpUrl);
        request.Headers.TryAddWithoutValidation("Mcp-Session-Id", session.Id);

        var answer = await server.SendAsync(request);

        Assert.Equal(401, answer.Status);
        Assert.Empty(server.Audit.Entries);
    }

    [Fact]
    public async Task An_expired_token_is_refused_in_an_open_session()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo, ("Mcp:SessionIdleTimeout", "12:00:00"));
        var token = server.Forge.Person();
        var session = await OpenedSession.OpenAsync(server, token);
        server.Clock.Advance(TimeSpan.FromHours(2));

        var old = await session.ListAsync(token);
        var renewed = await session.ListAsync(server.Forge.Person());

        Assert.Equal(401, old.Status);
        Assert.Equal(200, renewed.Status);
    }

    [Fact]
    public async Task A_token_that_is_accepted_because_clocks_differ_is_served()
    {
        await using var server = await OpenedSession.StartServerAsync(
            _silo,
            ("Mcp:SessionIdleTimeout", "12:00:00"),
            ("Auth0:ClockSkew", "00:05:00")
        );
        var token = server.Forge.Person();
        var session = await OpenedSession.OpenAsync(server, token);
        server.Clock.Advance(TimeSpan.FromMinutes(63));

        var list = await session.ListAsync(token);

        Assert.Contains("whoami", list.Tools);
    }

    [Fact]
    [Requirement("AZ-11")]
    public async Task Each_request_may_do_what_its_own_token_allows()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        var wide = server.Forge.Person().With("scope", "tool:greet tool:whoami");
        var narrow = wide.With("scope", "tool:whoami").With("permissions", new JsonArray("tool:whoami"));
        var session = await OpenedSession.OpenAsync(server, wide);

        var many = await session.ListAsync(wide);
        var few = await session.ListAsync(narrow);
        var hidden = await session.CallAsync("greet", [], narrow);
        var called = await session.CallAsync("greet", new JsonObject { ["name"] = "Ada" }, wide);

        Assert.Contains("greet", many.Tools);
        Assert.DoesNotContain("greet", few.Tools);
        Assert.Equal(-32602, (int)hidden.Json["error"]!["code"]!);
        Assert.Equal("Hello, Ada!", (string?)called.Result!["structuredContent"]!["message"]);
        Assert.Equal(
            [CallOutcome.UnknownTool, CallOutcome.Succeeded],
            server.Audit.Entries.Select(entry => entry.Outcome)
        );
    }

    [Fact]
    public async Task A_call_that_lacks_a_scope_is_a_403_that_names_it_and_the_next_one_runs()
    {
        await using var server = await OpenedSession.StartServerAsync(_silo);
        var session = await OpenedSession.OpenAsync(server);

        var refused = await session.CallAsync("greet", new JsonObject { ["name"] = "Ada" });
        var called = await session.CallAsync(
            "greet",
            new JsonObject { ["name"] = "Ada" },
            server.Forge.Person().With("scope", "tool:greet tool:whoami")
        );

        Assert.Equal(403, refused.Status);
        Assert.Contains("scope=\"tool:greet tool:whoami\"", refused.Challenge, StringComparison.Ordinal);
        Assert.True((bool?)refused.Result!["isError"]);
        Assert.Equal(200, called.Status);
        Assert.Equal(
            [CallOutcome.PermissionNeeded, CallOutcome.Succeeded],
            server.Audit.Entries.Select(entry => entry.Outcome)
        );
    }
}
