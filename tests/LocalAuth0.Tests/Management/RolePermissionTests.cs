using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests.Management;

public sealed class RolePermissionTests(StandIn standIn) : IClassFixture<StandIn>, IAsyncLifetime
{
    private string _path = string.Empty;

    public async ValueTask InitializeAsync()
    {
        await standIn.EmptyAsync();
        await standIn.Api.PostAsync("resource-servers", Quickstart.Api);
        _path = $"roles/{(await standIn.Api.PostAsync("roles", """{"name":"Role"}""")).Id}/permissions";
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_permission_is_given_with_status_201_and_listed_with_its_API()
    {
        var given = await standIn.Api.PostAsync(_path, Named("tool:whoami"));
        var listed = await standIn.Api.GetAsync(_path);

        Assert.Equal(HttpStatusCode.Created, given.Status);
        Assert.Empty(given.Json);
        Assert.Equal(
            $$"""
            {"permission_name":"tool:whoami","description":"Access the WhoAmI tool","resource_server_name":"MCP Tools API","resource_server_identifier":"{{StandIn.Audience}}"}
            """,
            Assert.Single(listed.List)!.ToJsonString()
        );
    }

    [Fact]
    public async Task Giving_a_permission_twice_gives_it_once_and_keeps_the_others()
    {
        await standIn.Api.PostAsync(_path, Named("tool:greet"));
        await standIn.Api.PostAsync(_path, Named("tool:whoami"));

        await standIn.Api.PostAsync(_path, Named("tool:whoami"));
        var listed = await standIn.Api.GetAsync($"{_path}?include_totals=true");

        Assert.Equal(2, (int)listed.Json["total"]!);
        Assert.Equal(2, listed.Json["permissions"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_permission_is_taken_away_by_a_DELETE_with_a_body()
    {
        await standIn.Api.PostAsync(_path, Named("tool:greet"));
        await standIn.Api.PostAsync(_path, Named("tool:whoami"));

        var taken = await standIn.Api.DeleteAsync(_path, Named("tool:greet"));
        var listed = await standIn.Api.GetAsync(_path);

        Assert.Equal(HttpStatusCode.NoContent, taken.Status);
        Assert.Equal("tool:whoami", (string?)Assert.Single(listed.List)!["permission_name"]);
    }

    [Theory]
    [InlineData(
        """{"permissions":[{"resource_server_identifier":"http://localhost:3001/","permission_name":"tool:unknown"}]}""",
        "inexistent_permission"
    )]
    [InlineData(
        """{"permissions":[{"resource_server_identifier":"http://localhost:3001","permission_name":"tool:greet"}]}""",
        "inexistent_resource_server"
    )]
    [InlineData("""{"permissions":[{"permission_name":"tool:greet"}]}""", "invalid_body")]
    [InlineData("""{"permissions":["tool:greet"]}""", "invalid_body")]
    [InlineData("""{}""", "invalid_body")]
    public async Task A_permission_that_no_API_has_is_refused_and_not_given(string json, string code)
    {
        var answer = await standIn.Api.PostAsync(_path, json);

        Assert.Equal(code, answer.ErrorCode);
        Assert.Empty((await standIn.Api.GetAsync(_path)).List);
    }

    private static string Named(string permission) =>
        $$"""
            {"permissions":[{"resource_server_identifier":"{{StandIn.Audience}}","permission_name":"{{permission}}"}]}
            """;
}
