namespace McpServer.Application.Tenancy.Remote;

/// <summary>What was found in the tenant, as far as it was asked for.</summary>
public sealed record RemoteTenant
{
    public required Resource Settings { get; init; }

    /// <summary>Null when the tenant has no API with this server's identifier.</summary>
    public Resource? Api { get; init; }

    /// <summary>The client grants for this server's API.</summary>
    public IReadOnlyList<Resource> Grants { get; init; } = [];

    public IReadOnlyList<RemoteRole> Roles { get; init; } = [];

    public IReadOnlyList<Resource> Connections { get; init; } = [];

    public IReadOnlyList<Resource> Clients { get; init; } = [];

    /// <summary>The accounts of the people who were asked for.</summary>
    public IReadOnlyList<RemoteAccount> Accounts { get; init; } = [];
}
