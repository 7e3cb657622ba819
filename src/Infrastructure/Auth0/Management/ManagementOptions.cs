namespace McpServer.Infrastructure.Auth0.Management;

/// <summary>How the tenant is set up from here: section <c>Management</c> of the configuration.</summary>
internal sealed class ManagementOptions
{
    public const string Section = "Management";

    /// <summary>The canonical host name of the tenant, no custom domain; <c>Auth0:Domain</c> when left out.</summary>
    public string Domain { get; set; } = string.Empty;

    public string ClientId { get; set; } = string.Empty;

    public string ClientSecret { get; set; } = string.Empty;

    /// <summary>A token that somebody has fetched already.</summary>
    public string ApiToken { get; set; } = string.Empty;

    /// <summary>Whether a person signs in, through the native application <see cref="ClientId"/>.</summary>
    public bool DeviceLogin { get; set; }

    /// <summary>The pace and the burst; 2 is what the Free plan allows.</summary>
    public int RequestsPerSecond { get; set; } = 2;
}
