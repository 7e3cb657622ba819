using System.Text.Json.Nodes;
using McpServer.Domain.Audit;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Challenges;

public sealed class StepUpTests
{
    public static TheoryData<string> Versions => [.. WireMessage.Versions];

    [Theory]
    [MemberData(nameof(Versions))]
    [Requirement("AZ-16")]
    [Requirement("AZ-18")]
    [Requirement("AZ-19")]
    [Requirement("AZ-20")]
    public async Task A_call_of_an_obtainable_tool_is_answered_with_the_scopes_to_ask_for(string version)
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await server.PostAsync(WireMessage.Call("greet", version: version), server.Forge.Person());

        Assert.Equal(403, answer.Status);
        Assert.Equal(
            "Bearer error=\"insufficient_scope\", scope=\"tool:greet tool:whoami\", "
                + $"resource_metadata=\"{server.PublicUrl}/.well-known/oauth-protected-resource/mcp\", "
                + "error_description=\"The tool needs a permission that the access token does not have\"",
            answer.Challenge
        );
        Assert.True(answer.Result!["isError"]!.GetValue<bool>());
        Assert.Equal(CallOutcome.PermissionNeeded, Assert.Single(server.Audit.Entries).Outcome);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_same_call_with_the_scope_runs(string version)
    {
        await using var server = await ServerUnderTest.StartAsync();
        var token = server.Forge.Person().With("scope", "tool:greet tool:whoami");

        var answer = await server.PostAsync(
            WireMessage.Call("greet", new JsonObject { ["name"] = "Ada" }, version),
            token
        );

        Assert.Equal(200, answer.Status);
        Assert.Null(answer.Challenge);
        Assert.Equal("Hello, Ada!", answer.Result!["structuredContent"]!["message"]!.GetValue<string>());
    }

    [Fact]
    [Requirement("AZ-10")]
    public async Task The_scopes_to_ask_for_hold_no_offline_access_and_nothing_that_breaks_a_header()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var token = server.Forge.Person().With("scope", "openid offline_access odd,scope quo\"te");

        var answer = await server.PostAsync(WireMessage.Call("greet"), token);

        Assert.Contains("scope=\"openid tool:greet\",", answer.Challenge, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_is_never_told_what_it_lacks()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var token = server.Forge.Machine().With("permissions", new JsonArray("tool:greet", "tool:whoami"));

        var answer = await server.PostAsync(WireMessage.Call("greet"), token);

        Assert.Equal(200, answer.Status);
        Assert.Null(answer.Challenge);
        Assert.Equal(-32602, answer.Json["error"]!["code"]!.GetValue<int>());
        Assert.Equal(CallOutcome.UnknownTool, Assert.Single(server.Audit.Entries).Outcome);
    }

    [Theory]
    [InlineData("HideTools", 200)]
    [InlineData("OfferTools", 403)]
    public async Task A_token_that_does_not_list_permissions_obtains_what_the_setting_says(string setting, int status)
    {
        await using var server = await ServerUnderTest.StartAsync(
            settings: ("Catalog:WithoutPermissionsClaim", setting)
        );

        var answer = await server.PostAsync(
            WireMessage.Call("greet"),
            server.Forge.Person(TokenDialect.Rfc9068Profile)
        );

        Assert.Equal(status, answer.Status);
        Assert.NotEqual(CallOutcome.Succeeded, Assert.Single(server.Audit.Entries).Outcome);
    }

    [Fact]
    public async Task A_client_that_asked_for_no_tool_scope_reads_why()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var token = server.Forge.Person().With("scope", "openid profile");

        var answer = await server.PostAsync(WireMessage.Call("greet"), token);

        Assert.Equal(403, answer.Status);
        Assert.EndsWith(
            "error_description=\"The access token has no scope of any tool although its user has permissions: "
                + "ask for the scopes named here\"",
            answer.Challenge,
            StringComparison.Ordinal
        );
        Assert.Equal(CallOutcome.PermissionNeeded, Assert.Single(server.Audit.Entries).Outcome);
    }

    [Fact]
    public async Task A_client_that_an_operator_named_calls_without_a_tool_scope_and_the_audit_says_so()
    {
        await using var server = await ServerUnderTest.StartAsync(
            settings: ("Auth0:GrantByPermissions", $"another,{TokenForge.ClientId}")
        );
        var token = server.Forge.Person().With("scope", "openid profile");

        var answer = await server.PostAsync(WireMessage.Call("greet", new JsonObject { ["name"] = "Ada" }), token);

        Assert.Equal(200, answer.Status);
        Assert.Equal("Hello, Ada!", answer.Result!["structuredContent"]!["message"]!.GetValue<string>());
        Assert.EndsWith(
            "Auth0:GrantByPermissions holds for this client",
            Assert.Single(server.Audit.Entries).Reason,
            StringComparison.Ordinal
        );
    }
}
