using System.Text.Json;
using System.Text.Json.Nodes;
using McpServer.Application.Catalog;
using McpServer.Application.Tenancy.Declaration;

namespace McpServer.Host.Commands.Tenant;

/// <summary>The JSON schema of the tenant file, from the records that it is read into.</summary>
internal static class TenantFileSchema
{
    private static readonly JsonSerializerOptions Options = new(ToolJson.Options) { WriteIndented = true };

    public static string Text()
    {
        var schema = JsonObject.Create(ToolSchema.OfArguments(typeof(TenantFile)))!;
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "The Auth0 tenant of an MCP server");
        return schema.ToJsonString(Options);
    }
}
