using System.ComponentModel;

namespace McpServer.Application.Tenancy.Declaration;

/// <summary>Switches of the whole tenant; <c>tenants/settings</c> of the Management API.</summary>
public sealed record SettingsSection
{
    [Description(
        "The Resource Parameter Compatibility Profile: MCP clients name the API by 'resource'. true when left out."
    )]
    public bool? ResourceProfile { get; init; }

    [Description("Whether authorization responses name their issuer (RFC 9207); true when left out.")]
    public bool? IssuerInResponses { get; init; }

    [Description("Whether applications can be known by the URL of their metadata document; true when left out.")]
    public bool? ClientMetadataDocuments { get; init; }

    [Description("Whether the consent page shows the descriptions of scopes; true when left out.")]
    public bool? ReadableConsent { get; init; }

    [Description("Whether anybody may register an application (Dynamic Client Registration); false when left out.")]
    public bool? OpenRegistration { get; init; }
}
