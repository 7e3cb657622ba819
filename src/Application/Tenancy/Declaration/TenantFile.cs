using System.ComponentModel;
using System.Text.Json.Serialization;

namespace McpServer.Application.Tenancy.Declaration;

/// <summary>
/// The tenant as a team wants it: <c>tenant.json</c>, as it is written. What is left out keeps its default; scopes are
/// not in it, because they come from the tool catalog.
/// </summary>
public sealed record TenantFile
{
    [JsonPropertyName("$schema")]
    [Description("The JSON schema of this file, for completion in an editor.")]
    public string? Schema { get; init; }

    [Description("The API that stands for this server in the tenant.")]
    public ApiSection? Api { get; init; }

    [Description("Switches of the whole tenant.")]
    public SettingsSection? Settings { get; init; }

    [Description("What applications that register themselves, or are registered by their URL, may be granted.")]
    public ThirdPartySection? ThirdPartyClients { get; init; }

    [Description("Roles, and what each permits.")]
    public IReadOnlyList<RoleSection> Roles { get; init; } = [];

    [Description("The ways to sign in that every application of the tenant may use.")]
    public IReadOnlyList<ConnectionSection> Connections { get; init; } = [];

    [Description("Applications registered by hand, such as the MCP Inspector.")]
    public IReadOnlyList<ClientSection> Clients { get; init; } = [];

    [Description("Applications known by the https URL of their client metadata document.")]
    public IReadOnlyList<string> ClientMetadataDocuments { get; init; } = [];

    [Description("People who already have an account, and their roles.")]
    public IReadOnlyList<PersonSection> People { get; init; } = [];
}
