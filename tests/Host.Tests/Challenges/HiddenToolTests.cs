using System.Text.Json.Nodes;
using McpServer.Application;
using McpServer.Domain.Audit;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Challenges;

public sealed class HiddenToolTests
{
    public static TheoryData<string> Versions => [.. WireMessage.Versions];

    [Theory]
    [MemberData(nameof(Versions))]
    [Requirement("AZ-30")]
    [Requirement("TO-06")]
    [Requirement("TO-09")]
    public async Task A_hidden_tool_and_an_unknown_one_are_answered_byte_for_byte_alike(string version)
    {
        await using var server = await ServerUnderTest.StartAsync();
        var token = WithoutPermissions(server);

        var hidden = await server.PostAsync(WireMessage.Call("greet", version: version), token);
        var unknown = await server.PostAsync(WireMessage.Call("treat", version: version), token);

        Assert.Equal(unknown.Status, hidden.Status);
        Assert.Equal(unknown.Text, hidden.Text);
        Assert.Null(hidden.Challenge);
        Assert.Equal(HeadersOf(unknown), HeadersOf(hidden));
    }

    [Fact]
    public async Task Faulty_arguments_do_not_give_a_hidden_tool_away()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var token = WithoutPermissions(server);
        var faulty = new JsonObject { ["name"] = 7, ["other"] = true };

        var hidden = await server.PostAsync(WireMessage.Call("greet", (JsonObject)faulty.DeepClone()), token);
        var unknown = await server.PostAsync(WireMessage.Call("treat", faulty), token);

        Assert.Equal(unknown.Text, hidden.Text);
    }

    [Theory]
    [InlineData("application/json, text/event-stream", null)]
    [InlineData("application/json, text/event-stream", "red")]
    [InlineData("application/json, text/event-stream", "=?base64?!!?=")]
    [InlineData("application/json;q=1, text/event-stream", null)]
    [InlineData("application/json;q=1, text/event-stream", "red")]
    [InlineData("application/json;q=1, text/event-stream", "=?base64?!!?=")]
    public async Task Arguments_that_are_repeated_in_headers_do_not_give_a_hidden_tool_away(
        string accept,
        string? header
    )
    {
        await using var server = await ServerUnderTest.StartAsync(builder =>
            builder.Services.AddApplication(new AssemblyOf(typeof(PaintWall)))
        );

        var hidden = await PaintAsync(server, "paint_wall", accept, header, WithoutPermissions(server));
        var unknown = await PaintAsync(server, "paint_hall", accept, header, WithoutPermissions(server));

        Assert.Equal(unknown.Status, hidden.Status);
        Assert.Equal(unknown.Text, hidden.Text);
        Assert.Equal(HeadersOf(unknown), HeadersOf(hidden));
    }

    [Fact]
    public async Task Only_the_audit_knows_the_difference()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var token = WithoutPermissions(server);

        await server.PostAsync(WireMessage.Call("greet"), token);
        await server.PostAsync(WireMessage.Call("treat"), token);

        Assert.Equal(["missing tool:greet", "no such tool"], server.Audit.Entries.Select(entry => entry.Reason));
        Assert.All(server.Audit.Entries, entry => Assert.Equal(CallOutcome.UnknownTool, entry.Outcome));
    }

    [Fact]
    public async Task The_name_of_an_unknown_tool_is_not_repeated()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await server.PostAsync(WireMessage.Call("canary_4711"), server.Forge.Person());

        Assert.DoesNotContain("canary_4711", answer.Text, StringComparison.Ordinal);
    }

    private static Task<WireAnswer> PaintAsync(
        ServerUnderTest server,
        string tool,
        string accept,
        string? header,
        ForgedToken token
    )
    {
        var request = WireMessage.Call(tool, new JsonObject { ["colour"] = "blue" }).To(server.McpUrl);
        request.Headers.Remove("Accept");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token.Compact()}");
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation("Mcp-Param-Colour", header);
        }

        return server.SendAsync(request);
    }

    private static IEnumerable<KeyValuePair<string, string>> HeadersOf(WireAnswer answer) =>
        answer.Headers.Where(header => header.Key != "Date").OrderBy(header => header.Key, StringComparer.Ordinal);

    private static ForgedToken WithoutPermissions(ServerUnderTest server) =>
        server.Forge.Person().Without("scope").With("permissions", new JsonArray());
}
