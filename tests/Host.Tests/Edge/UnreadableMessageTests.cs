using System.Text.Json.Nodes;
using McpServer.Domain.Audit;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Edge;

public sealed class UnreadableMessageTests
{
    private static readonly string[] Unreadable =
    [
        """{"name":7}""",
        """{"name":null}""",
        """{"name":["whoami"]}""",
        "{}",
        """{"name":"whoami","arguments":[1]}""",
        """{"name":"whoami","arguments":"x"}""",
        """{"name":"greet","arguments":{"name":"Ada","name":"Eve"}}""",
        """{"name":"whoami","arguments":{"name":"\ud800"}}""",
        """{"name":"whoami","arguments":{"\ud800":1}}""",
        """{"name":"\ud800"}""",
        """{"name":"whoami","requestState":7}""",
        """{"name":"whoami","inputResponses":7}""",
    ];

    public static TheoryData<string> Versions => [.. WireMessage.Versions];

    public static TheoryData<string, string> UnreadableCalls =>
        [.. WireMessage.Versions.SelectMany(version => Unreadable.Select(call => (version, call)))];

    [Theory]
    [MemberData(nameof(UnreadableCalls))]
    [Requirement("TO-08")]
    public async Task A_call_that_cannot_be_read_is_a_400_and_is_audited(string version, string parameters)
    {
        await using var server = await ServerUnderTest.StartAsync();
        var readable = WireMessage.Request(version, "tools/call", []);
        // As text: a JSON library on this side would mend what is broken.
        var body = readable.Body.Replace(
            "\"params\":{",
            $"\"params\":{parameters[..^1]}{(parameters == "{}" || version != WireMessage.Newest ? "" : ",")}",
            StringComparison.Ordinal
        );

        var answer = await server.PostAsync(
            readable with
            {
                Body = body,
                Name = "whoami",
            },
            server.Forge.Person().With("scope", "tool:greet tool:whoami")
        );

        Assert.Equal(400, answer.Status);
        Assert.Equal(CallOutcome.Malformed, Assert.Single(server.Audit.Entries).Outcome);
    }

    [Fact]
    public async Task A_call_without_its_header_is_audited_too()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await server.PostAsync(
            WireMessage.Call("whoami") with
            {
                Method = null,
                Name = null,
            },
            server.Forge.Person()
        );

        Assert.Equal(400, answer.Status);
        Assert.Equal(CallOutcome.Malformed, Assert.Single(server.Audit.Entries).Outcome);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    [Requirement("TR-19")]
    public async Task The_name_in_the_header_decides_nothing(string version)
    {
        await using var server = await ServerUnderTest.StartAsync();
        var request = WireMessage.Call("greet", version: version).To(server.McpUrl);
        request.Headers.Remove("Mcp-Name");
        request.Headers.TryAddWithoutValidation("Mcp-Name", "get_current_time");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {server.Forge.Person().Compact()}");

        var answer = await server.SendAsync(request);

        Assert.NotEqual(200, answer.Status);
        Assert.DoesNotContain(server.Audit.Entries, entry => entry.Outcome == CallOutcome.Succeeded);
    }

    [Theory]
    [InlineData(
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_current_time","name":"whoami"}}"""
    )]
    [InlineData("""[{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"whoami"}}]""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call",""")]
    [InlineData("not json")]
    public async Task A_body_that_two_parsers_could_read_differently_is_refused(string body)
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await server.PostAsync(new WireMessage("2025-06-18", body), server.Forge.Person());

        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain(server.Audit.Entries, entry => entry.Outcome == CallOutcome.Succeeded);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_the_limit_is_a_413(bool isChunked)
    {
        await using var server = await ServerUnderTest.StartAsync();
        var large = WireMessage.Call("greet", new JsonObject { ["name"] = new string('a', 1024 * 1024) });
        var request = large.To(server.McpUrl);
        request.Headers.TransferEncodingChunked = isChunked;
        // Whoever sends on after the answer may find the connection closed before it reads the answer.
        request.Headers.ExpectContinue = !isChunked;
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {server.Forge.Person().Compact()}");

        var answer = await server.SendAsync(request);

        Assert.Equal(413, answer.Status);
        Assert.Empty(server.Audit.Entries);
    }

    [Fact]
    public async Task A_body_within_the_limit_is_read()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var large = WireMessage.Call("whoami", new JsonObject { ["padding"] = new string('a', 1000 * 1000) });

        var answer = await server.PostAsync(large, server.Forge.Person());

        Assert.Equal(200, answer.Status);
        Assert.Contains("$.padding is not known", answer.Text, StringComparison.Ordinal);
    }
}
