using System.Text.Json.Nodes;
using McpServer.Application.Tenancy.Remote;
using McpServer.Infrastructure.Auth0.Management.Calls;
using McpServer.Infrastructure.Auth0.Management.Credentials;

namespace McpServer.Infrastructure.Auth0.Management.Reading;

/// <summary>Reads what was asked for, one request after the other: the tenant's pace allows no more.</summary>
internal sealed class TenantReader(
    ManagementApi api,
    ManagementTokens tokens,
    Pages pages,
    RoleReader roles,
    AccountReader accounts,
    TenantFaults faults
)
{
    public async Task<RemoteTenant> ReadAsync(
        TenantQuestion question,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        var granted = (await tokens.GetAsync(cancellationToken)).Scopes;
        if (ManagementScopes.Missing(ReadScopes.For(question), granted) is { Count: > 0 } missing)
        {
            throw TenantFaults.Lacking(missing, "read the tenant");
        }

        return new()
        {
            Settings = await SettingsAsync(progress, cancellationToken),
            Api = await ApiAsync(question.Identifier, progress, cancellationToken),
            Grants = await GrantsAsync(question.Identifier, progress, cancellationToken),
            Roles = await roles.ReadAsync(question, progress, cancellationToken),
            Connections = await ConnectionsAsync(progress, cancellationToken),
            Clients = await ClientsAsync(progress, cancellationToken),
            Accounts = await accounts.ReadAsync(question, progress, cancellationToken),
        };
    }

    private async Task<Resource> SettingsAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report("settings");
        var call = ManagementCall.Read("tenants/settings", "the settings of the tenant");
        return new("settings", ObjectIn(await api.SendAsync(call, cancellationToken), call));
    }

    private async Task<Resource?> ApiAsync(
        string identifier,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        progress.Report("API");
        var path = $"resource-servers/{Uri.EscapeDataString(identifier)}";
        var call = ManagementCall.Read(path, $"the API '{identifier}'") with { MayBeMissing = true };
        if (await api.SendAsync(call, cancellationToken) is not { } answer)
        {
            return null;
        }

        var fields = ObjectIn(answer, call);
        fields.Remove("signing_secret");
        return new(fields.Text("id") ?? throw faults.Unreadable(call.Words), fields);
    }

    private async Task<IReadOnlyList<Resource>> GrantsAsync(
        string identifier,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        progress.Report("client grants");
        var path = $"client-grants?audience={Uri.EscapeDataString(identifier)}";
        var grants = await pages.ByCheckpointAsync(path, "client_grants", "the client grants", cancellationToken);
        return [.. grants.Select(grant => new Resource(grant.Text("id") ?? string.Empty, grant))];
    }

    private async Task<IReadOnlyList<Resource>> ConnectionsAsync(
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        progress.Report("connections");
        var found = await pages.ByCheckpointAsync("connections", "connections", "the connections", cancellationToken);
        return [.. found.Select(ConnectionFields.Read)];
    }

    private async Task<IReadOnlyList<Resource>> ClientsAsync(
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        progress.Report("applications");
        var path = $"clients?{ClientFields.Query}";
        var found = await pages.ByCheckpointAsync(path, "clients", "the applications", cancellationToken);
        return [.. found.Select(ClientFields.Read).OfType<Resource>()];
    }

    private JsonObject ObjectIn(JsonNode? answer, ManagementCall call) =>
        answer as JsonObject ?? throw faults.Unreadable(call.Words);
}
