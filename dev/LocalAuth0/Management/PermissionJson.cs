using System.Text.Json.Nodes;
using McpServer.LocalAuth0.Tenancy;

namespace McpServer.LocalAuth0.Management;

/// <summary>A permission as Auth0 lists it, with what its API says about it.</summary>
internal static class PermissionJson
{
    public static JsonObject Of(RolePermission permission, IReadOnlyList<ResourceServer> apis)
    {
        var api = apis.FirstOrDefault(api => api.Identifier == permission.Api);
        return new JsonObject
        {
            ["permission_name"] = permission.Scope,
            ["description"] = api?.Scopes.FirstOrDefault(scope => scope.Value == permission.Scope)?.Description,
            ["resource_server_name"] = api?.Name,
            ["resource_server_identifier"] = permission.Api,
        };
    }
}
