using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests.Management;

public sealed class RoleTests(StandIn standIn) : IClassFixture<StandIn>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await standIn.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_role_is_created_with_status_200()
    {
        var created = await standIn.Api.PostAsync("roles", """{"name":"Tool User","description":"Basic tools"}""");
        var read = await standIn.Api.GetAsync($"roles/{created.Id}");

        Assert.Equal(HttpStatusCode.OK, created.Status);
        Assert.Matches("^rol_[A-Za-z0-9]{16}$", created.Id);
        Assert.Equal(["id", "name", "description"], created.Json.Select(member => member.Key));
        Assert.Equal(created.Json.ToJsonString(), read.Json.ToJsonString());
    }

    [Theory]
    [InlineData("""{"description":"No name"}""")]
    [InlineData("""{"name":""}""")]
    [InlineData("""{"name":7}""")]
    [InlineData("""{"name":"A","permissions":[]}""")]
    public async Task A_wrong_role_is_refused_and_not_created(string json)
    {
        var answer = await standIn.Api.PostAsync("roles", json);

        Assert.Equal("invalid_body", answer.ErrorCode);
        Assert.Empty((await standIn.Api.GetAsync("roles")).List);
    }

    [Fact]
    public async Task A_name_is_there_once()
    {
        await standIn.Api.PostAsync("roles", """{"name":"Tool User"}""");
        var other = await standIn.Api.PostAsync("roles", """{"name":"Other"}""");

        var again = await standIn.Api.PostAsync("roles", """{"name":"Tool User"}""");
        var renamed = await standIn.Api.PatchAsync($"roles/{other.Id}", """{"name":"Tool User"}""");

        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Equal(HttpStatusCode.Conflict, renamed.Status);
        Assert.Equal(2, (await standIn.Api.GetAsync("roles")).List.Count);
    }

    [Fact]
    public async Task A_role_is_found_by_a_part_of_its_name()
    {
        await standIn.Api.PostAsync("roles", """{"name":"Tool User"}""");
        await standIn.Api.PostAsync("roles", """{"name":"Tool Administrator"}""");

        var part = await standIn.Api.GetAsync("roles?name_filter=Tool&include_totals=true");
        var whole = await standIn.Api.GetAsync("roles?name_filter=Tool%20User");

        Assert.Equal(2, (int)part.Json["total"]!);
        Assert.Single(whole.List);
    }

    [Fact]
    public async Task A_renamed_role_keeps_its_members_and_permissions()
    {
        await standIn.Quickstart.RunAsync();
        var role = (string)(await standIn.Api.GetAsync("roles?name_filter=Tool%20User")).List[0]!["id"]!;

        var renamed = await standIn.Api.PatchAsync($"roles/{role}", """{"name":"Basic","description":"Basic tools"}""");
        var token = new AccessToken(await standIn.TokenAsync(Seeded.User));

        Assert.Equal("Basic", (string?)renamed.Json["name"]);
        Assert.Equal("Basic tools", (string?)renamed.Json["description"]);
        Assert.Equal("tool:whoami", token.Scope);
    }

    [Fact]
    public async Task A_role_takes_its_memberships_along()
    {
        await standIn.Quickstart.RunAsync();
        var role = (string)(await standIn.Api.GetAsync("roles?name_filter=Tool%20User")).List[0]!["id"]!;
        var user = Uri.EscapeDataString(await standIn.Quickstart.FindUserAsync(Seeded.User));

        var deleted = await standIn.Api.DeleteAsync($"roles/{role}");
        var left = await standIn.Api.GetAsync($"users/{user}/roles");

        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        Assert.Empty(left.List);
        Assert.Null(new AccessToken(await standIn.TokenAsync(Seeded.User)).Scope);
    }

    [Fact]
    public async Task The_members_of_a_role_are_listed()
    {
        await standIn.Quickstart.RunAsync();
        var role = (string)(await standIn.Api.GetAsync("roles?name_filter=Tool%20User")).List[0]!["id"]!;

        var members = await standIn.Api.GetAsync($"roles/{role}/users");
        var firstPage = await standIn.Api.GetAsync($"roles/{role}/users?take=1");

        Assert.Equal([Seeded.Grace, Seeded.User], members.List.Select(member => (string?)member!["email"]));
        Assert.NotNull(firstPage.Json["next"]);
    }

    [Theory]
    [InlineData("GET", "roles/rol_none", null)]
    [InlineData("PATCH", "roles/rol_none", "{}")]
    [InlineData("DELETE", "roles/rol_none", null)]
    [InlineData("GET", "roles/rol_none/users", null)]
    [InlineData("GET", "roles/rol_none/permissions", null)]
    [InlineData("POST", "roles/rol_none/permissions", """{"permissions":[]}""")]
    [InlineData("DELETE", "roles/rol_none/permissions", """{"permissions":[]}""")]
    public async Task A_role_that_does_not_exist_is_not_found(string method, string path, string? json)
    {
        var answer = await standIn.Api.SendAsync(new HttpMethod(method), path, json);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("inexistent_role", answer.ErrorCode);
    }
}
