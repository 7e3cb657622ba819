using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests.Management;

public sealed class ConnectionTests(StandIn standIn) : IClassFixture<StandIn>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await standIn.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("?strategy=auth0", "Username-Password-Authentication")]
    [InlineData("?strategy=google-oauth2", "google-oauth2")]
    [InlineData("?name=google-oauth2", "google-oauth2")]
    [InlineData("?strategy=auth0&strategy=google-oauth2", "Username-Password-Authentication google-oauth2")]
    [InlineData("?name=google", "")]
    [InlineData("?strategy=samlp", "")]
    public async Task Connections_are_found_by_strategy_and_exact_name(string query, string names)
    {
        var found = await standIn.Api.GetAsync($"connections{query}");

        Assert.Equal(names, string.Join(' ', found.List.Select(connection => connection!["name"])));
    }

    [Fact]
    public async Task Promoting_a_connection_leaves_the_rest_of_it_alone()
    {
        var before = (await standIn.Api.GetAsync("connections?strategy=google-oauth2")).List[0]!;

        var changed = await standIn.Api.PatchAsync($"connections/{before["id"]}", """{"is_domain_connection":true}""");
        var after = await standIn.Api.GetAsync($"connections/{before["id"]}");

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.True((bool)after.Json["is_domain_connection"]!);
        Assert.Equal(before["options"]!.ToJsonString(), after.Json["options"]!.ToJsonString());
        Assert.Equal(changed.Json.ToJsonString(), after.Json.ToJsonString());
    }

    [Fact]
    public async Task Options_are_replaced_as_a_whole()
    {
        var before = (await standIn.Api.GetAsync("connections?strategy=auth0")).List[0]!;

        var changed = await standIn.Api.PatchAsync(
            $"connections/{before["id"]}",
            """{"options":{"disable_signup":true}}"""
        );

        Assert.Equal("""{"disable_signup":true}""", changed.Json["options"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"strategy":"auth0"}""")]
    [InlineData("""{"name":"other"}""")]
    [InlineData("""{"is_domain_connection":"yes"}""")]
    public async Task A_wrong_change_is_refused_and_changes_nothing(string json)
    {
        var before = (await standIn.Api.GetAsync("connections")).List;

        var answer = await standIn.Api.PatchAsync($"connections/{before[0]!["id"]}", json);

        Assert.Equal("invalid_body", answer.ErrorCode);
        Assert.Equal(before.ToJsonString(), (await standIn.Api.GetAsync("connections")).List.ToJsonString());
    }

    [Theory]
    [InlineData("GET", null)]
    [InlineData("PATCH", """{"is_domain_connection":true}""")]
    public async Task A_connection_that_does_not_exist_is_not_found(string method, string? json)
    {
        var answer = await standIn.Api.SendAsync(new HttpMethod(method), "connections/con_none", json);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("inexistent_connection", answer.ErrorCode);
    }
}
