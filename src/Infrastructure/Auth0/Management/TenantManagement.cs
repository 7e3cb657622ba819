using McpServer.Application.Ports;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;
using McpServer.Infrastructure.Auth0.Management.Changing;
using McpServer.Infrastructure.Auth0.Management.Credentials;
using McpServer.Infrastructure.Auth0.Management.Reading;

namespace McpServer.Infrastructure.Auth0.Management;

internal sealed class TenantManagement(TenantReader reader, TenantChanges changes, ManagementTokens tokens)
    : ITenantManagement
{
    public Task<RemoteTenant> ReadAsync(
        TenantQuestion question,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(progress);
        return reader.ReadAsync(question, progress, cancellationToken);
    }

    public async Task<IReadOnlyList<string>> MissingScopesAsync(TenantPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var token = await tokens.GetAsync(cancellationToken);
        return ManagementScopes.Missing(plan.Changes.Select(ChangeScopes.For), token.Scopes);
    }

    public Task<string> CarryOutAsync(Change change, KnownObjects known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(known);
        return changes.CarryOutAsync(change, known, cancellationToken);
    }
}
