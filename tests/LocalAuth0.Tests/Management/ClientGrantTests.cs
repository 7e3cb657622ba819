using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests.Management;

public sealed class ClientGrantTests(StandIn standIn) : IClassFixture<StandIn>, IAsyncLifetime
{
    private const string Path = "client-grants";

    private const string Default = $$"""
        "default_for":"third_party_clients","audience":"{{StandIn.Audience}}","subject_type":"user"
        """;

    public async ValueTask InitializeAsync()
    {
        await standIn.EmptyAsync();
        await standIn.Api.PostAsync("resource-servers", Quickstart.Api);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_default_grant_is_created_as_it_was_asked_for()
    {
        var created = await standIn.Api.PostAsync(Path, $$"""{{{Default}},"scope":["tool:whoami"]}""");
        var read = await standIn.Api.GetAsync($"{Path}/{created.Id}");

        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Matches("^cgr_[A-Za-z0-9]{16}$", created.Id);
        Assert.Equal("third_party_clients", (string?)created.Json["default_for"]);
        Assert.Equal("user", (string?)created.Json["subject_type"]);
        Assert.Equal("""["tool:whoami"]""", created.Json["scope"]!.ToJsonString());
        Assert.False(created.Json.ContainsKey("client_id"));
        Assert.Equal(created.Json.ToJsonString(), read.Json.ToJsonString());
    }

    [Fact]
    public async Task A_grant_that_names_no_subject_type_is_for_machines()
    {
        var created = await standIn.Api.PostAsync(
            Path,
            $$"""{"client_id":"{{standIn.Tenant.Management.ClientId}}","audience":"{{StandIn.Audience}}","scope":[]}"""
        );

        Assert.Equal("client", (string?)created.Json["subject_type"]);
    }

    [Theory]
    [InlineData("{\"audience\":\"http://localhost:3001/\",\"scope\":[]}", 400, "invalid_body")]
    [InlineData(
        "{" + Default + ",\"client_id\":\"LocalManagementClient0000000000\",\"scope\":[]}",
        400,
        "invalid_body"
    )]
    [InlineData("{" + Default + "}", 400, "invalid_body")]
    [InlineData("{" + Default + ",\"scope\":[],\"allow_all_scopes\":true}", 400, "invalid_body")]
    [InlineData("{" + Default + ",\"scope\":[\"tool:unknown\"]}", 400, "invalid_scope")]
    [InlineData("{" + Default + ",\"scope\":[],\"is_system\":true}", 400, "invalid_body")]
    [InlineData(
        "{\"default_for\":\"everybody\",\"audience\":\"http://localhost:3001/\",\"scope\":[]}",
        400,
        "invalid_body"
    )]
    [InlineData(
        "{\"client_id\":\"nobody\",\"audience\":\"http://localhost:3001/\",\"scope\":[]}",
        404,
        "inexistent_client"
    )]
    [InlineData(
        "{\"default_for\":\"third_party_clients\",\"audience\":\"http://localhost:3001\",\"scope\":[]}",
        404,
        "inexistent_resource_server"
    )]
    public async Task A_wrong_grant_is_refused_and_not_created(string json, int status, string code)
    {
        var answer = await standIn.Api.PostAsync(Path, json);

        Assert.Equal((HttpStatusCode)status, answer.Status);
        Assert.Equal(code, answer.ErrorCode);
        Assert.Single((await standIn.Api.GetAsync(Path)).List);
    }

    [Fact]
    public async Task The_same_client_API_and_subject_type_have_one_grant()
    {
        await standIn.Api.PostAsync(Path, $$"""{{{Default}},"scope":["tool:whoami"]}""");

        var same = await standIn.Api.PostAsync(Path, $$"""{{{Default}},"scope":["tool:greet"]}""");
        var forMachines = await standIn.Api.PostAsync(
            Path,
            $$"""{{{Default.Replace("user", "client", StringComparison.Ordinal)}},"scope":["tool:greet"]}"""
        );

        Assert.Equal(HttpStatusCode.Conflict, same.Status);
        Assert.Equal(HttpStatusCode.Created, forMachines.Status);
    }

    [Fact]
    public async Task Scopes_can_be_changed_to_others_and_to_all()
    {
        var created = await standIn.Api.PostAsync(Path, $$"""{{{Default}},"scope":["tool:whoami"]}""");

        var others = await standIn.Api.PatchAsync($"{Path}/{created.Id}", """{"scope":["tool:greet"]}""");
        var all = await standIn.Api.PatchAsync($"{Path}/{created.Id}", """{"allow_all_scopes":true}""");

        Assert.Equal("""["tool:greet"]""", others.Json["scope"]!.ToJsonString());
        Assert.True((bool)all.Json["allow_all_scopes"]!);
        Assert.False(all.Json.ContainsKey("scope"));
    }

    [Theory]
    [InlineData("""{"audience":"http://localhost:3001/"}""")]
    [InlineData("""{"client_id":"other"}""")]
    [InlineData("""{"subject_type":"client"}""")]
    [InlineData("""{"default_for":"third_party_clients"}""")]
    [InlineData("""{"scope":["tool:unknown"]}""")]
    public async Task What_makes_a_grant_itself_cannot_be_changed(string json)
    {
        var created = await standIn.Api.PostAsync(Path, $$"""{{{Default}},"scope":["tool:whoami"]}""");

        var answer = await standIn.Api.PatchAsync($"{Path}/{created.Id}", json);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(
            created.Json.ToJsonString(),
            (await standIn.Api.GetAsync($"{Path}/{created.Id}")).Json.ToJsonString()
        );
    }

    [Theory]
    [InlineData("?default_for=third_party_clients", 1)]
    [InlineData("?subject_type=user", 1)]
    [InlineData("?audience=http%3A%2F%2Flocalhost%3A3001%2F", 1)]
    [InlineData("?audience=http%3A%2F%2Flocalhost%3A3001", 0)]
    [InlineData("?client_id=LocalManagementClient0000000000", 1)]
    [InlineData("?client_id=LocalManagementClient0000000000&subject_type=user", 0)]
    [InlineData("", 2)]
    public async Task Grants_are_found_by_what_makes_them(string query, int count)
    {
        await standIn.Api.PostAsync(Path, $$"""{{{Default}},"scope":["tool:whoami"]}""");

        var found = await standIn.Api.GetAsync(Path + query);

        Assert.Equal(count, found.List.Count);
    }

    [Fact]
    public async Task A_grant_that_was_deleted_is_gone()
    {
        var created = await standIn.Api.PostAsync(Path, $$"""{{{Default}},"scope":["tool:whoami"]}""");

        var deleted = await standIn.Api.DeleteAsync($"{Path}/{created.Id}");
        var changed = await standIn.Api.PatchAsync($"{Path}/{created.Id}", """{"scope":[]}""");

        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        Assert.Equal("inexistent_client_grant", changed.ErrorCode);
        Assert.Single((await standIn.Api.GetAsync(Path)).List);
    }
}
