using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests.Management;

public sealed class ClientTests(StandIn standIn) : IClassFixture<StandIn>, IAsyncLifetime
{
    private const string ThirdParty = """
        "name":"MCP Inspector","app_type":"native","is_first_party":false,
        "callbacks":["http://localhost:6274/oauth/callback"]
        """;

    public async ValueTask InitializeAsync() => await standIn.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_third_party_client_is_strict()
    {
        var created = await standIn.Api.PostAsync(
            "clients",
            $$"""{{{ThirdParty}},"token_endpoint_auth_method":"client_secret_post"}"""
        );

        Assert.Equal(HttpStatusCode.Created, created.Status);
        Assert.Matches("^tpc_[A-Za-z0-9]{32}$", (string?)created.Json["client_id"]);
        Assert.False((bool)created.Json["is_first_party"]!);
        Assert.Equal("strict", (string?)created.Json["third_party_security_mode"]);
        Assert.Equal("open_redirect_protection", (string?)created.Json["redirection_policy"]);
        Assert.Equal("""["authorization_code"]""", created.Json["grant_types"]!.ToJsonString());
        Assert.Equal(3600, (int)created.Json["jwt_configuration"]!["lifetime_in_seconds"]!);
        Assert.Equal("expiring", (string?)created.Json["refresh_token"]!["expiration_type"]);
        Assert.NotNull((string?)created.Json["client_secret"]);
    }

    [Fact]
    public async Task A_public_client_has_no_secret()
    {
        var created = await standIn.Api.PostAsync(
            "clients",
            $$"""{{{ThirdParty}},"token_endpoint_auth_method":"none"}"""
        );

        Assert.False(created.Json.ContainsKey("client_secret"));
        Assert.Equal("rotating", (string?)created.Json["refresh_token"]!["rotation_type"]);
    }

    [Fact]
    public async Task A_machine_may_get_tokens_for_itself_and_nothing_else()
    {
        var created = await standIn.Api.PostAsync("clients", """{"name":"Machine","app_type":"non_interactive"}""");

        Assert.Matches("^[A-Za-z0-9]{32}$", (string?)created.Json["client_id"]);
        Assert.True((bool)created.Json["is_first_party"]!);
        Assert.False(created.Json.ContainsKey("third_party_security_mode"));
        Assert.Equal("""["client_credentials"]""", created.Json["grant_types"]!.ToJsonString());
    }

    [Theory]
    [InlineData("\"allowed_logout_urls\":[\"https://a.example/\"]")]
    [InlineData("\"sso\":true")]
    [InlineData("\"grant_types\":[\"password\"]")]
    [InlineData("\"grant_types\":[\"urn:ietf:params:oauth:grant-type:device_code\"]")]
    [InlineData("\"grant_types\":[\"client_credentials\"],\"token_endpoint_auth_method\":\"none\"")]
    [InlineData("\"web_origins\":[\"https://*.example.com\"]")]
    [InlineData("\"no_such_property\":1")]
    [InlineData("\"client_metadata\":\"text\"")]
    public async Task What_third_party_clients_may_not_have_is_refused(string property)
    {
        var answer = await standIn.Api.PostAsync("clients", $$"""{{{ThirdParty}},{{property}}}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid_body", answer.ErrorCode);
        Assert.Equal(1, await standIn.CountAsync("clients"));
    }

    [Theory]
    [InlineData("https://*.example.com/callback")]
    [InlineData("http://client.example/callback")]
    [InlineData("/callback")]
    public async Task A_callback_that_is_unsafe_is_refused(string callback)
    {
        var answer = await standIn.Api.PostAsync(
            "clients",
            $$"""{"name":"A","is_first_party":false,"callbacks":["{{callback}}"]}"""
        );

        Assert.Equal("invalid_body", answer.ErrorCode);
        Assert.Equal(1, await standIn.CountAsync("clients"));
    }

    [Fact]
    public async Task The_permissive_mode_is_not_for_new_tenants()
    {
        var answer = await standIn.Api.PostAsync(
            "clients",
            $$"""{{{ThirdParty}},"third_party_security_mode":"permissive"}"""
        );

        Assert.Equal("operation_not_supported", answer.ErrorCode);
    }

    [Fact]
    public async Task A_secret_is_shown_again_only_with_the_scope_for_it()
    {
        var created = await standIn.Api.PostAsync("clients", """{"name":"Machine","app_type":"non_interactive"}""");
        var path = $"clients/{created.Json["client_id"]}";

        var with = await standIn.Api.GetAsync(path);
        standIn.Api.Token = await standIn.Api.AskForTokenAsync("read:clients update:clients");
        var without = await standIn.Api.GetAsync(path);
        var listed = await standIn.Api.GetAsync("clients");
        var changed = await standIn.Api.PatchAsync(path, """{"name":"Other"}""");

        Assert.Equal((string?)created.Json["client_secret"], (string?)with.Json["client_secret"]);
        Assert.False(without.Json.ContainsKey("client_secret"));
        Assert.False(changed.Json.ContainsKey("client_secret"));
        Assert.All(listed.List, client => Assert.False(client!.AsObject().ContainsKey("client_secret")));
    }

    [Fact]
    public async Task Metadata_is_merged_key_by_key()
    {
        var created = await standIn.Api.PostAsync(
            "clients",
            """{"name":"Machine","app_type":"non_interactive","client_metadata":{"managed_by":"us","old":"1"}}"""
        );

        var changed = await standIn.Api.PatchAsync(
            $"clients/{created.Json["client_id"]}",
            """{"client_metadata":{"resource":"api","old":null}}"""
        );

        Assert.Equal("""{"managed_by":"us","resource":"api"}""", changed.Json["client_metadata"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"is_first_party":true}""")]
    [InlineData("""{"third_party_security_mode":"permissive"}""")]
    [InlineData("""{"client_id":"mine"}""")]
    [InlineData("""{"grant_types":["password"]}""")]
    public async Task What_makes_a_client_third_party_cannot_be_changed(string json)
    {
        var created = await standIn.Api.PostAsync("clients", $$"""{{{ThirdParty}}}""");
        var path = $"clients/{created.Json["client_id"]}";

        var answer = await standIn.Api.PatchAsync(path, json);

        Assert.Equal("invalid_body", answer.ErrorCode);
        Assert.Equal(created.Json.ToJsonString(), (await standIn.Api.GetAsync(path)).Json.ToJsonString());
    }

    [Theory]
    [InlineData("?is_first_party=true", 2)]
    [InlineData("?is_first_party=false", 1)]
    [InlineData("?external_client_id=https%3A%2F%2Fclient.example%2Fclient.json", 0)]
    [InlineData("", 3)]
    public async Task Clients_are_found_by_what_they_are(string query, int count)
    {
        await standIn.Api.PostAsync("clients", $$"""{{{ThirdParty}}}""");
        await standIn.Api.PostAsync("clients", """{"name":"Machine","app_type":"non_interactive"}""");

        var found = await standIn.Api.GetAsync($"clients{query}");

        Assert.Equal(count, found.List.Count);
    }

    [Fact]
    public async Task A_client_takes_its_grants_along()
    {
        await standIn.Quickstart.RunAsync();
        var machine = (string)standIn.Quickstart.Machine["client_id"]!;

        var deleted = await standIn.Api.DeleteAsync($"clients/{machine}");
        var grants = await standIn.Api.GetAsync($"client-grants?client_id={machine}");
        var token = await Machine.AskAsync(standIn);

        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        Assert.Empty(grants.List);
        Assert.Equal("invalid_client", token.Error);
    }

    [Theory]
    [InlineData("GET", null)]
    [InlineData("PATCH", """{"name":"Other"}""")]
    public async Task A_client_that_does_not_exist_is_not_found(string method, string? json)
    {
        var answer = await standIn.Api.SendAsync(new HttpMethod(method), "clients/nobody", json);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("inexistent_client", answer.ErrorCode);
    }
}
