namespace McpServer.Infrastructure.Auth0;

/// <summary>The tenant that protects this server: section <c>Auth0</c> of the configuration.</summary>
internal sealed class Auth0Options
{
    public const string Section = "Auth0";

    /// <summary>The host name of the tenant, or of the custom domain that people are sent to.</summary>
    public string Domain { get; set; } = string.Empty;

    /// <summary>Further host names of the same tenant: each is an issuer of its own.</summary>
    public IList<string> AdditionalDomains { get; } = [];

    /// <summary>The identifier of the API in the tenant; kept byte for byte.</summary>
    public string Audience { get; set; } = string.Empty;

    /// <summary>
    /// Further audiences that are accepted, byte for byte, while clients still ask for an address that is written
    /// differently. Each use is logged.
    /// </summary>
    public IList<string> AdditionalAudiences { get; } = [];

    /// <summary>
    /// Clients (<c>client_id</c>) that cannot ask for the scopes of tools: their tokens without any grant what the
    /// user's <c>permissions</c> hold. Each use is logged. Empty for no such client.
    /// </summary>
    public IList<string> GrantByPermissions { get; } = [];

    /// <summary>The <c>typ</c> of the tokens; empty for both dialects, <c>at+jwt</c> and <c>JWT</c>.</summary>
    // Empty rather than both: the binder would add what is configured to what is here.
    public IList<string> TokenTypes { get; } = [];

    /// <summary>The organizations (<c>org_id</c>) whose people may come in; empty for no such check.</summary>
    public IList<string> Organizations { get; } = [];

    /// <summary>How far the clocks of the tenant and of this server may differ.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(30);
}
