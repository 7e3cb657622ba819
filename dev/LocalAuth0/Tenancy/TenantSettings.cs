using System.Text.Json.Nodes;

namespace McpServer.LocalAuth0.Tenancy;

internal sealed record TenantSettings(JsonObject Json)
{
    /// <summary>The Resource Parameter Compatibility Profile: <c>resource</c> counts as <c>audience</c>.</summary>
    public bool AcceptsResource => Json.Text("resource_parameter_profile") == "compatibility";

    public string? DefaultAudience => Json.Text("default_audience") is { Length: > 0 } audience ? audience : null;

    public bool SendsIssuer => Json.Flag("authorization_response_iss_parameter_supported");

    public bool SupportsMetadataDocuments => Json.Flag("client_id_metadata_document_supported");

    public bool AllowsRegistration => HasFlag("enable_dynamic_client_registration");

    public bool DescribesScopes => HasFlag("use_scope_descriptions_for_consent");

    private bool HasFlag(string name) => Json["flags"] is JsonObject flags && flags.Flag(name);
}
