using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests.Management;

public sealed class ResourceServerTests(StandIn standIn) : IClassFixture<StandIn>, IAsyncLifetime
{
    private const string Path = "resource-servers";

    private static readonly string ByIdentifier = $"{Path}/{Uri.EscapeDataString(StandIn.Audience)}";

    public async ValueTask InitializeAsync() => await standIn.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_API_gets_Auth0s_defaults()
    {
        var created = await standIn.Api.PostAsync(Path, $$"""{"identifier":"{{StandIn.Audience}}"}""");

        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Matches("^[0-9a-f]{24}$", created.Id);
        Assert.False((bool)created.Json["allow_offline_access"]!);
        Assert.False((bool)created.Json["enforce_policies"]!);
        Assert.False((bool)created.Json["is_system"]!);
        Assert.Equal("access_token", (string?)created.Json["token_dialect"]);
        Assert.Equal("RS256", (string?)created.Json["signing_alg"]);
        Assert.Equal(86400, (int)created.Json["token_lifetime"]!);
        Assert.Equal(7200, (int)created.Json["token_lifetime_for_web"]!);
        Assert.Equal("allow_all", (string?)created.Json["subject_type_authorization"]!["user"]!["policy"]);
        Assert.Equal("require_client_grant", (string?)created.Json["subject_type_authorization"]!["client"]!["policy"]);
        Assert.Empty(created.Json["scopes"]!.AsArray());
    }

    [Fact]
    public async Task An_API_is_found_by_id_by_identifier_and_in_lists()
    {
        var created = await standIn.Api.PostAsync(Path, Quickstart.Api);

        var byId = await standIn.Api.GetAsync($"{Path}/{created.Id}");
        var byIdentifier = await standIn.Api.GetAsync(ByIdentifier);
        var filtered = await standIn.Api.GetAsync($"{Path}?identifiers={Uri.EscapeDataString(StandIn.Audience)}");
        var all = await standIn.Api.GetAsync($"{Path}?include_totals=true&page=0&per_page=50");

        Assert.Equal(created.Json.ToJsonString(), byId.Json.ToJsonString());
        Assert.Equal(created.Json.ToJsonString(), byIdentifier.Json.ToJsonString());
        Assert.Equal(created.Id, (string?)Assert.Single(filtered.List)!["id"]);
        Assert.Equal(2, (int)all.Json["total"]!);
        Assert.Equal(2, all.Json["resource_servers"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_change_replaces_the_scopes_and_keeps_the_rest()
    {
        await standIn.Api.PostAsync(Path, Quickstart.Api);

        var changed = await standIn.Api.PatchAsync(
            ByIdentifier,
            """{"scopes":[{"value":"tool:ring"}],"subject_type_authorization":{"user":{"policy":"require_client_grant"}}}"""
        );

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal("""[{"value":"tool:ring"}]""", changed.Json["scopes"]!.ToJsonString());
        Assert.Equal("rfc9068_profile_authz", (string?)changed.Json["token_dialect"]);
        Assert.Equal("require_client_grant", (string?)changed.Json["subject_type_authorization"]!["client"]!["policy"]);
    }

    [Theory]
    [InlineData("""{"identifier":"http://localhost:3002/"}""")]
    [InlineData("""{"id":"1"}""")]
    [InlineData("""{"token_dialect":"jwt"}""")]
    [InlineData("""{"token_lifetime":-1}""")]
    [InlineData("""{"scopes":["tool:ring"]}""")]
    [InlineData("""{"scopes":[{"description":"Rings"}]}""")]
    [InlineData("""{"subject_type_authorization":{"client":{"policy":"allow_all"}}}""")]
    public async Task A_wrong_change_is_refused_and_changes_nothing(string json)
    {
        var created = await standIn.Api.PostAsync(Path, Quickstart.Api);

        var answer = await standIn.Api.PatchAsync(ByIdentifier, json);

        Assert.Equal("invalid_body", answer.ErrorCode);
        Assert.Equal(created.Json.ToJsonString(), (await standIn.Api.GetAsync(ByIdentifier)).Json.ToJsonString());
    }

    [Fact]
    public async Task An_identifier_is_there_once()
    {
        await standIn.Api.PostAsync(Path, Quickstart.Api);

        var again = await standIn.Api.PostAsync(Path, Quickstart.Api);

        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Equal("Conflict", (string?)again.Json["error"]);
        Assert.Equal(2, (await standIn.Api.GetAsync(Path)).List.Count);
    }

    [Fact]
    public async Task Of_two_at_once_with_the_same_identifier_one_is_refused()
    {
        await standIn.Api.GetAsync(Path);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => standIn.Api.PostAsync(Path, Quickstart.Api))
        );

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_slash_more_is_another_API()
    {
        await standIn.Api.PostAsync(Path, Quickstart.Api);

        var answer = await standIn.Api.GetAsync($"{Path}/{Uri.EscapeDataString(StandIn.Audience.TrimEnd('/'))}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("inexistent_resource_server", answer.ErrorCode);
    }

    [Fact]
    public async Task A_scope_that_is_removed_leaves_the_roles()
    {
        await standIn.Api.PostAsync(Path, Quickstart.Api);
        var role = await standIn.Quickstart.AddRoleAsync("Role", "tool:whoami", "tool:greet");

        await standIn.Api.PatchAsync(ByIdentifier, """{"scopes":[{"value":"tool:greet"}]}""");
        var permissions = await standIn.Api.GetAsync($"roles/{role}/permissions");

        Assert.Equal("tool:greet", (string?)Assert.Single(permissions.List)!["permission_name"]);
    }

    [Fact]
    public async Task An_API_takes_its_grants_and_permissions_along_and_leaves_those_of_others()
    {
        await standIn.Quickstart.RunAsync();
        var role = (string)(await standIn.Api.GetAsync("roles?name_filter=Administrator")).List[0]!["id"]!;

        var deleted = await standIn.Api.DeleteAsync(ByIdentifier);
        var grants = await standIn.Api.GetAsync("client-grants");
        var permissions = await standIn.Api.GetAsync($"roles/{role}/permissions");

        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await standIn.Api.GetAsync(ByIdentifier)).Status);
        Assert.Equal(standIn.Tenant.ManagementApi, (string?)Assert.Single(grants.List)!["audience"]);
        Assert.Empty(permissions.List);
    }
}
