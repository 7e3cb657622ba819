using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests.Management;

public sealed class TenantSettingsTests(StandIn standIn) : IClassFixture<StandIn>, IAsyncLifetime
{
    private const string Path = "tenants/settings";

    public async ValueTask InitializeAsync() => await standIn.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_change_answers_with_all_settings_and_stays()
    {
        var changed = await standIn.Api.PatchAsync(Path, """{"resource_parameter_profile":"compatibility"}""");
        var settings = await standIn.Api.GetAsync(Path);

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal("compatibility", (string?)changed.Json["resource_parameter_profile"]);
        Assert.Equal("strict", (string?)changed.Json["dynamic_client_registration_security_mode"]);
        Assert.Equal("compatibility", (string?)settings.Json["resource_parameter_profile"]);
        Assert.NotEmpty(settings.Json["sandbox_versions_available"]!.AsArray());
    }

    [Fact]
    public async Task Flags_are_merged()
    {
        await standIn.Api.PatchAsync(Path, """{"flags":{"use_scope_descriptions_for_consent":true}}""");

        var changed = await standIn.Api.PatchAsync(Path, """{"flags":{"enable_dynamic_client_registration":true}}""");

        Assert.True((bool)changed.Json["flags"]!["use_scope_descriptions_for_consent"]!);
        Assert.True((bool)changed.Json["flags"]!["enable_dynamic_client_registration"]!);
        Assert.True((bool)changed.Json["flags"]!["universal_login"]!);
    }

    [Fact]
    public async Task Null_takes_a_setting_away()
    {
        await standIn.Api.PatchAsync(Path, """{"default_audience":"http://localhost:3001/"}""");

        var changed = await standIn.Api.PatchAsync(
            Path,
            """{"default_audience":null,"authorization_response_iss_parameter_supported":null}"""
        );

        Assert.False(changed.Json.ContainsKey("default_audience"));
        Assert.False(changed.Json.ContainsKey("authorization_response_iss_parameter_supported"));
    }

    [Theory]
    [InlineData("""{"no_such_setting":true}""", "no_such_setting")]
    [InlineData("""{"flags":{"enable_resource_server_identifier":true}}""", "enable_resource_server_identifier")]
    [InlineData("""{"flags":{"enable_sso":"yes"}}""", "flags")]
    [InlineData("""{"resource_parameter_profile":"on"}""", "resource_parameter_profile")]
    [InlineData("""{"resource_parameter_profile":null}""", "resource_parameter_profile")]
    [InlineData(
        """{"flags":{"enable_dynamic_client_registration":true},"session_lifetime":"long"}""",
        "session_lifetime"
    )]
    [InlineData("[]", "object")]
    [InlineData("{", "object")]
    [InlineData("""{"friendly_name":"a","friendly_name":"b"}""", "object")]
    public async Task A_wrong_change_says_where_and_changes_nothing(string json, string where)
    {
        var before = (await standIn.Api.GetAsync(Path)).Json.ToJsonString();

        var answer = await standIn.Api.PatchAsync(Path, json);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("Bad Request", (string?)answer.Json["error"]);
        Assert.Equal("invalid_body", answer.ErrorCode);
        Assert.StartsWith("Payload validation error: ", answer.Message, StringComparison.Ordinal);
        Assert.Contains(where, answer.Message, StringComparison.Ordinal);
        Assert.Equal(before, (await standIn.Api.GetAsync(Path)).Json.ToJsonString());
    }
}
