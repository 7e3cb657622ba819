namespace McpServer.Application.Tenancy.Planning;

/// <summary>What a change is about.</summary>
public enum ObjectKind
{
    Settings,
    Api,

    /// <summary>What third-party applications may be granted by default.</summary>
    DefaultGrant,
    Role,
    RolePermissions,
    Connection,
    Client,

    /// <summary>An application known by the URL of its client metadata document.</summary>
    MetadataClient,
    ClientGrant,

    /// <summary>The roles of one account.</summary>
    AccountRoles,

    /// <summary>Dynamic client registration, which is opened last.</summary>
    Registration,
}
