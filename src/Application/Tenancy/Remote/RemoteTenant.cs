namespace McpServer.Application.Tenancy.Remote;

/// <summary>What was found in the tenant, as far as it was asked for.</summary>
public sealed record RemoteTenant
{
    public required Resource Settings { get; init; }

    /// <summary>Null when the tenant has no API with this server's identifier.</summary>
    public Resource? Api { get; init; }

    /// <summary>The client grants for this server's API.</summary>
    public IReadOnlyList<Resource> Grants { get; init; } = [];

    /// <summary>What third-party applications may be granted for a person; null when they get no token at all.</summary>
    public Resource? DefaultGrant =>
        Grants.FirstOrDefault(grant =>
            grant.Text("default_for") == "third_party_clients" && grant.Text("subject_type") == "user"
        );

    public IReadOnlyList<RemoteRole> Roles { get; init; } = [];

    public IReadOnlyList<Resource> Connections { get; init; } = [];

    /// <summary>The connections that every application may use.</summary>
    public IEnumerable<Resource> DomainConnections =>
        Connections.Where(connection => connection.Flag("is_domain_connection"));

    public IReadOnlyList<Resource> Clients { get; init; } = [];

    /// <summary>The accounts of the people who were asked for.</summary>
    public IReadOnlyList<RemoteAccount> Accounts { get; init; } = [];
}
