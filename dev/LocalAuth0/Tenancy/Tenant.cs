using System.Text.Json.Nodes;
using McpServer.LocalAuth0.Storage;

namespace McpServer.LocalAuth0.Tenancy;

/// <summary>The tenant as it is set up at this moment.</summary>
internal sealed class Tenant(TenantDocuments documents)
{
    public async Task<TenantSettings> SettingsAsync(CancellationToken cancellationToken) =>
        new((await documents.FindAsync(Collections.TenantSettings, EmptyTenant.Settings, cancellationToken))!);

    public Task<IReadOnlyList<ResourceServer>> ApisAsync(CancellationToken cancellationToken) =>
        ListAsync(Collections.ResourceServers, json => new ResourceServer(json), cancellationToken);

    public Task<IReadOnlyList<ClientGrant>> GrantsAsync(CancellationToken cancellationToken) =>
        ListAsync(Collections.ClientGrants, json => new ClientGrant(json), cancellationToken);

    public Task<IReadOnlyList<Role>> RolesAsync(CancellationToken cancellationToken) =>
        ListAsync(Collections.Roles, json => new Role(json), cancellationToken);

    public Task<IReadOnlyList<Connection>> ConnectionsAsync(CancellationToken cancellationToken) =>
        ListAsync(Collections.Connections, json => new Connection(json), cancellationToken);

    public Task<IReadOnlyList<Client>> ClientsAsync(CancellationToken cancellationToken) =>
        ListAsync(Collections.Clients, json => new Client(json), cancellationToken);

    public async Task<ResourceServer?> ApiAsync(string identifier, CancellationToken cancellationToken) =>
        (await ApisAsync(cancellationToken)).FirstOrDefault(api => api.Identifier == identifier);

    /// <summary>By the id that the client uses in the protocol.</summary>
    public async Task<Client?> ClientAsync(string protocolId, CancellationToken cancellationToken) =>
        (await ClientsAsync(cancellationToken)).FirstOrDefault(client => client.ProtocolId == protocolId);

    private async Task<IReadOnlyList<T>> ListAsync<T>(
        string collection,
        Func<JsonObject, T> read,
        CancellationToken cancellationToken
    ) => [.. (await documents.ListAsync(collection, cancellationToken)).Select(read)];
}
