using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests.Management;

/// <summary>What Auth0 gives a new tenant.</summary>
public sealed class EmptyTenantTests(StandIn standIn) : IClassFixture<StandIn>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await standIn.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_settings_of_an_older_tenant_leave_everything_for_MCP_switched_off()
    {
        var settings = (await standIn.Api.GetAsync("tenants/settings")).Json;

        Assert.Equal("audience", (string?)settings["resource_parameter_profile"]);
        Assert.False((bool)settings["authorization_response_iss_parameter_supported"]!);
        Assert.False((bool)settings["client_id_metadata_document_supported"]!);
        Assert.Equal("strict", (string?)settings["dynamic_client_registration_security_mode"]);
        Assert.False((bool)settings["flags"]!["enable_dynamic_client_registration"]!);
        Assert.False(settings["flags"]!.AsObject().ContainsKey("use_scope_descriptions_for_consent"));
        Assert.False(settings.ContainsKey("default_audience"));
    }

    [Fact]
    public async Task A_newer_tenant_has_the_compatibility_profile()
    {
        await using var own = await StandIn.StartEmptyAsync(change: tenant =>
            tenant with
            {
                ResourceProfile = "compatibility",
            }
        );

        var settings = (await own.Api.GetAsync("tenants/settings")).Json;

        Assert.Equal("compatibility", (string?)settings["resource_parameter_profile"]);
    }

    [Fact]
    public async Task There_are_two_connections_and_none_is_domain_level()
    {
        var connections = (await standIn.Api.GetAsync("connections")).List;

        Assert.Equal(
            ["Username-Password-Authentication: auth0", "google-oauth2: google-oauth2"],
            connections.Select(connection => $"{connection!["name"]}: {connection["strategy"]}")
        );
        Assert.All(connections, connection => Assert.False((bool)connection!["is_domain_connection"]!));
        Assert.Equal(string.Empty, (string?)connections[1]!["options"]!["client_id"]);
    }

    [Fact]
    public async Task There_is_the_system_API_and_nothing_else_to_protect()
    {
        var apis = (await standIn.Api.GetAsync("resource-servers")).List;
        var roles = (await standIn.Api.GetAsync("roles")).List;
        var grants = (await standIn.Api.GetAsync("client-grants")).List;
        var clients = (await standIn.Api.GetAsync("clients")).List;

        Assert.Equal(standIn.Tenant.ManagementApi, (string?)Assert.Single(apis)!["identifier"]);
        Assert.True((bool)apis[0]!["is_system"]!);
        Assert.Empty(roles);
        Assert.Equal(standIn.Tenant.Management.ClientId, (string?)Assert.Single(grants)!["client_id"]);
        Assert.Equal(standIn.Tenant.Management.ClientId, (string?)Assert.Single(clients)!["client_id"]);
    }

    [Theory]
    [InlineData("PATCH", """{"name":"Mine"}""")]
    [InlineData("DELETE", null)]
    public async Task The_system_API_cannot_be_touched(string method, string? json)
    {
        var path = $"resource-servers/{Uri.EscapeDataString(standIn.Tenant.ManagementApi)}";

        var answer = await standIn.Api.SendAsync(new HttpMethod(method), path, json);

        Assert.Equal("operation_not_supported", answer.ErrorCode);
        Assert.Equal("Auth0 Management API", (string?)(await standIn.Api.GetAsync(path)).Json["name"]);
    }
}
