using System.Text.Json;
using McpServer.EndToEnd.Tests.Clients;
using McpServer.EndToEnd.Tests.People;
using McpServer.EndToEnd.Tests.Running;
using McpServer.TestBench;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace McpServer.EndToEnd.Tests.Access;

public sealed class CallTests(RunningSystem system) : IClassFixture<RunningSystem>
{
    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    public async Task Every_tool_that_is_granted_answers(string version)
    {
        await using var client = await SdkClient.ConnectAsync(system, Person.Admin, version);

        var time = await client.CallAsync("get_current_time", new { timeZone = "Asia/Tokyo" });
        var identity = await client.CallAsync("whoami");
        var greeting = await client.CallAsync("greet", new { name = "Ada" });

        Assert.EndsWith("+09:00", Text(time, "local"), StringComparison.Ordinal);
        Assert.Equal("auth0|65f0a1b2c3d4e5f607182930", Text(identity, "subject"));
        Assert.Equal(client.ClientId, Text(identity, "client"));
        Assert.Equal("Hello, Ada!", Text(greeting, "message"));
        Assert.Equal(["get_current_time: Succeeded", "whoami: Succeeded", "greet: Succeeded"], client.Audit);
        Assert.Single(client.Browser.Visits);
    }

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    [Requirement("TO-05")]
    public async Task The_structured_answer_and_the_text_are_the_same(string version)
    {
        await using var client = await SdkClient.ConnectAsync(system, Person.Admin, version);

        CallToolResult[] answers =
        [
            await client.CallAsync("get_current_time"),
            await client.CallAsync("whoami"),
            await client.CallAsync("greet"),
        ];

        Assert.All(
            answers,
            answer =>
            {
                var text = Assert.IsType<TextContentBlock>(Assert.Single(answer.Content)).Text;
                using var json = JsonDocument.Parse(text);
                Assert.True(JsonElement.DeepEquals(json.RootElement, Assert.NotNull(answer.StructuredContent)));
            }
        );
    }

    [Theory]
    [MemberData(nameof(ProtocolVersions.All), MemberType = typeof(ProtocolVersions))]
    [Requirement("TO-06")]
    [Requirement("TO-09")]
    public async Task A_hidden_tool_is_refused_like_one_that_does_not_exist(string version)
    {
        await using var client = await SdkClient.ConnectAsync(system, Person.User, version);

        var hidden = await RefusalAsync(client, "greet");
        var unknown = await RefusalAsync(client, "no_such_tool");

        Assert.Equal(unknown, hidden);
        Assert.Equal(["greet: UnknownTool", "no_such_tool: UnknownTool"], client.Audit);
        Assert.Single(client.Browser.Visits);
    }

    [Fact]
    public async Task A_guest_can_call_nothing_that_needs_a_permission()
    {
        await using var client = await SdkClient.ConnectAsync(system, Person.Guest);

        await RefusalAsync(client, "whoami");
        await RefusalAsync(client, "greet");
        var time = await client.CallAsync("get_current_time");

        Assert.NotEqual(true, time.IsError);
        Assert.Equal(["whoami: UnknownTool", "greet: UnknownTool", "get_current_time: Succeeded"], client.Audit);
    }

    [Fact]
    public async Task The_name_that_the_samples_use_for_the_time_is_answered_and_not_listed()
    {
        await using var client = await SdkClient.ConnectAsync(system, Person.Guest);

        var time = await client.CallAsync("get_datetime");

        Assert.EndsWith("Z", Text(time, "utc"), StringComparison.Ordinal);
        Assert.DoesNotContain("get_datetime", await client.ListAsync());
    }

    [Fact]
    [Requirement("TO-07")]
    [Requirement("TO-08")]
    public async Task All_that_is_wrong_with_the_arguments_is_told_at_once_and_nothing_runs()
    {
        await using var client = await SdkClient.ConnectAsync(system, Person.Admin);

        var answer = await client.CallAsync("greet", new { name = 7, title = "Countess" });

        Assert.True(answer.IsError);
        var text = Assert.IsType<TextContentBlock>(Assert.Single(answer.Content)).Text;
        Assert.Contains("$.name", text, StringComparison.Ordinal);
        Assert.Contains("$.title", text, StringComparison.Ordinal);
        Assert.Equal(["greet: ToolError"], client.Audit);
    }

    private static string? Text(CallToolResult answer, string member) =>
        Assert.NotNull(answer.StructuredContent).GetProperty(member).GetString();

    // Older clients also try in the background whether the server has a stream for them.
    private static bool IsCall(Exchange exchange) => exchange.What.StartsWith("POST ", StringComparison.Ordinal);

    private static async Task<(McpErrorCode Code, string Message, Exchange Answer)> RefusalAsync(
        SdkClient client,
        string tool
    )
    {
        var refusal = await Assert.ThrowsAsync<McpProtocolException>(() => client.CallAsync(tool));
        return (refusal.ErrorCode, refusal.Message, client.Traffic.Exchanges.Last(IsCall));
    }
}
