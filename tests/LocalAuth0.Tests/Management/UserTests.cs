using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests.Management;

public sealed class UserTests(StandIn standIn) : IClassFixture<StandIn>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await standIn.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Everybody_is_listed()
    {
        var people = await standIn.Api.GetAsync("users?per_page=50&page=0&include_totals=true&search_engine=v3");

        Assert.Equal(5, (int)people.Json["total"]!);
        Assert.Equal(5, people.Json["users"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("users?q=email:%22admin@example.com%22", 1)]
    [InlineData("users?q=email:%22ADMIN@example.com%22", 1)]
    [InlineData("users?q=email:%22admin%22", 0)]
    [InlineData("users-by-email?email=admin@example.com", 1)]
    [InlineData("users-by-email?email=nobody@example.com", 0)]
    public async Task People_are_found_by_their_exact_address(string path, int count)
    {
        var found = await standIn.Api.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, found.Status);
        Assert.Equal(count, found.List.Count);
    }

    [Theory]
    [InlineData("users?q=name:%22admin%22")]
    [InlineData("users-by-email")]
    public async Task A_search_that_is_not_understood_is_refused(string path)
    {
        var answer = await standIn.Api.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid_query_string", answer.ErrorCode);
    }

    [Fact]
    public async Task A_person_is_shown_as_Auth0_shows_them()
    {
        var id = await standIn.Quickstart.FindUserAsync(Seeded.Admin);

        var person = await standIn.Api.GetAsync($"users/{Uri.EscapeDataString(id)}");

        Assert.Equal("auth0|65f0a1b2c3d4e5f607182930", (string?)person.Json["user_id"]);
        Assert.True((bool)person.Json["email_verified"]!);
        Assert.Equal("admin", (string?)person.Json["username"]);
        Assert.Equal("65f0a1b2c3d4e5f607182930", (string?)person.Json["identities"]![0]!["user_id"]);
        Assert.Equal("Username-Password-Authentication", (string?)person.Json["identities"]![0]!["connection"]);
    }

    [Fact]
    public async Task One_address_can_be_two_people()
    {
        await standIn.SwitchAsync($"people?email={Seeded.Grace}&password=Correct-Horse-1");

        var found = await standIn.Api.GetAsync($"users-by-email?email={Seeded.Grace}");

        Assert.Equal(2, found.List.Count);
    }

    [Fact]
    public async Task A_role_is_given_and_taken_away()
    {
        var role = (string)(await standIn.Api.GetAsync("roles?name_filter=Tool%20User")).List[0]!["id"]!;
        var path = await RolesOfAsync(Seeded.Guest);

        var given = await standIn.Api.PostAsync(path, $$"""{"roles":["{{role}}"]}""");
        var again = await standIn.Api.PostAsync(path, $$"""{"roles":["{{role}}"]}""");
        var with = await standIn.Api.GetAsync(path);
        var taken = await standIn.Api.DeleteAsync(path, $$"""{"roles":["{{role}}"]}""");
        var without = await standIn.Api.GetAsync(path);

        Assert.Equal(HttpStatusCode.NoContent, given.Status);
        Assert.Equal(HttpStatusCode.NoContent, again.Status);
        Assert.Equal(role, (string?)Assert.Single(with.List)!["id"]);
        Assert.Equal(HttpStatusCode.NoContent, taken.Status);
        Assert.Empty(without.List);
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_not_given_nor_any_beside_it()
    {
        var role = (string)(await standIn.Api.GetAsync("roles?name_filter=Tool%20User")).List[0]!["id"]!;
        var path = await RolesOfAsync(Seeded.Guest);

        var answer = await standIn.Api.PostAsync(path, $$"""{"roles":["{{role}}","rol_none"]}""");

        Assert.Equal("inexistent_role", answer.ErrorCode);
        Assert.Empty((await standIn.Api.GetAsync(path)).List);
    }

    [Fact]
    public async Task Permissions_tell_the_roles_that_they_come_from()
    {
        await standIn.SwitchAsync($"roles/add?email={Seeded.Admin}&role=Tool User");
        var path = (await RolesOfAsync(Seeded.Admin)).Replace("/roles", "/permissions", StringComparison.Ordinal);

        var permissions = await standIn.Api.GetAsync($"{path}?include_totals=true");

        var whoami = permissions.Json["permissions"]!
            .AsArray()
            .Single(p => (string?)p!["permission_name"] == "tool:whoami")!;
        Assert.Equal(2, (int)permissions.Json["total"]!);
        Assert.Equal(
            ["ROLE: Tool Administrator", "ROLE: Tool User"],
            whoami["sources"]!.AsArray().Select(source => $"{source!["source_type"]}: {source["source_name"]}")
        );
        Assert.Equal(StandIn.Audience, (string?)whoami["resource_server_identifier"]);
    }

    [Theory]
    [InlineData("GET", "users/auth0%7Cnone", null)]
    [InlineData("GET", "users/auth0%7Cnone/roles", null)]
    [InlineData("POST", "users/auth0%7Cnone/roles", """{"roles":[]}""")]
    [InlineData("DELETE", "users/auth0%7Cnone/roles", """{"roles":[]}""")]
    [InlineData("GET", "users/auth0%7Cnone/permissions", null)]
    public async Task A_person_who_does_not_exist_is_not_found(string method, string path, string? json)
    {
        var answer = await standIn.Api.SendAsync(new HttpMethod(method), path, json);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("inexistent_user", answer.ErrorCode);
        Assert.Equal("The user does not exist.", answer.Message);
    }

    private async Task<string> RolesOfAsync(string email) =>
        $"users/{Uri.EscapeDataString(await standIn.Quickstart.FindUserAsync(email))}/roles";
}
