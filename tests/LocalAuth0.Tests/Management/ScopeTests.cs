using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests.Management;

/// <summary>A token without the scope of an endpoint does nothing there.</summary>
public sealed class ScopeTests(StandIn standIn) : IClassFixture<StandIn>
{
    [Theory]
    [InlineData("GET", "tenants/settings", "read:tenant_settings")]
    [InlineData("PATCH", "tenants/settings", "update:tenant_settings")]
    [InlineData("GET", "connections", "read:connections")]
    [InlineData("GET", "connections/con_1", "read:connections")]
    [InlineData("PATCH", "connections/con_1", "update:connections")]
    [InlineData("GET", "resource-servers", "read:resource_servers")]
    [InlineData("POST", "resource-servers", "create:resource_servers")]
    [InlineData("GET", "resource-servers/1", "read:resource_servers")]
    [InlineData("PATCH", "resource-servers/1", "update:resource_servers")]
    [InlineData("DELETE", "resource-servers/1", "delete:resource_servers")]
    [InlineData("GET", "client-grants", "read:client_grants")]
    [InlineData("POST", "client-grants", "create:client_grants")]
    [InlineData("GET", "client-grants/cgr_1", "read:client_grants")]
    [InlineData("PATCH", "client-grants/cgr_1", "update:client_grants")]
    [InlineData("DELETE", "client-grants/cgr_1", "delete:client_grants")]
    [InlineData("GET", "roles", "read:roles")]
    [InlineData("POST", "roles", "create:roles")]
    [InlineData("GET", "roles/rol_1", "read:roles")]
    [InlineData("PATCH", "roles/rol_1", "update:roles")]
    [InlineData("DELETE", "roles/rol_1", "delete:roles")]
    [InlineData("GET", "roles/rol_1/users", "read:users,read:role_members")]
    [InlineData("GET", "roles/rol_1/permissions", "read:roles")]
    [InlineData("POST", "roles/rol_1/permissions", "update:roles")]
    [InlineData("DELETE", "roles/rol_1/permissions", "update:roles")]
    [InlineData("GET", "users", "read:users")]
    [InlineData("GET", "users/auth0%7C1", "read:users")]
    [InlineData("GET", "users-by-email?email=a@example.com", "read:users")]
    [InlineData("GET", "users/auth0%7C1/roles", "read:users")]
    [InlineData("POST", "users/auth0%7C1/roles", "update:users,create:role_members")]
    [InlineData("DELETE", "users/auth0%7C1/roles", "update:users,delete:role_members")]
    [InlineData("GET", "users/auth0%7C1/permissions", "read:users")]
    [InlineData("GET", "clients", "read:clients")]
    [InlineData("POST", "clients", "create:clients")]
    [InlineData("GET", "clients/1", "read:clients")]
    [InlineData("PATCH", "clients/1", "update:clients")]
    [InlineData("DELETE", "clients/1", "delete:clients")]
    [InlineData("POST", "clients/cimd/preview", "read:clients")]
    [InlineData("POST", "clients/cimd/register", "create:clients")]
    public async Task An_endpoint_names_the_scope_that_it_needs(string method, string path, string scopes)
    {
        standIn.Api.Token = await standIn.Api.AskForTokenAsync("read:client_keys");

        var answer = await standIn.Api.SendAsync(new HttpMethod(method), path, method == "GET" ? null : "{}");

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("Forbidden", (string?)answer.Json["error"]);
        Assert.Equal("insufficient_scope", answer.ErrorCode);
        Assert.Equal($"Insufficient scope, expected any of: {scopes}", answer.Message);
    }

    [Theory]
    [InlineData("read:users", "read:roles,read:role_members")]
    [InlineData("create:clients", "update:clients")]
    public async Task An_endpoint_that_needs_two_scopes_names_the_second(string first, string second)
    {
        standIn.Api.Token = await standIn.Api.AskForTokenAsync(first);

        var answer =
            first == "read:users"
                ? await standIn.Api.GetAsync("users/auth0%7C1/roles")
                : await standIn.Api.PostAsync("clients/cimd/register", "{}");

        Assert.Equal($"Insufficient scope, expected any of: {second}", answer.Message);
    }
}
