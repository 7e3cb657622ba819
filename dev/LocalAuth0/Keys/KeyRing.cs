using McpServer.LocalAuth0.Storage;
using Microsoft.EntityFrameworkCore;

namespace McpServer.LocalAuth0.Keys;

/// <summary>The tenant's keys: the current one signs, the next is published early, the previous until it is revoked.</summary>
internal sealed class KeyRing(LocalTenant tenant, TimeProvider clock)
{
    private volatile SigningKeys? _keys;

    public SigningKeys Keys => _keys ?? throw new InvalidOperationException("The keys are read when the host starts.");

    public InwardKeys Inward { get; private set; } = null!;

    /// <summary>Makes the first two keys, side by side because it is the slowest part of a start.</summary>
    public async Task<SigningKeys> GenerateAsync()
    {
        var current = Task.Run(Fresh);
        var next = Task.Run(Fresh);
        return new SigningKeys(null, await current, await next);
    }

    public async Task KeepFirstAsync(TenantDatabase database, SigningKeys keys, CancellationToken cancellationToken)
    {
        Inward = InwardKeys.Create();
        database.Keys.AddRange(Inward.Store());
        await ReplaceAsync(database, keys, cancellationToken);
    }

    public async Task LoadAsync(TenantDatabase database, CancellationToken cancellationToken)
    {
        var stored = await database.Keys.ToDictionaryAsync(key => key.Use, cancellationToken);
        if (stored.Count == 0)
        {
            throw new InvalidOperationException(
                $"'{tenant.DatabasePath}' is not a whole tenant: its first start was cut short. Delete it and start again."
            );
        }

        Inward = InwardKeys.From(stored[KeyUse.InwardSigning], stored[KeyUse.InwardEncryption]);
        _keys = new SigningKeys(
            stored.TryGetValue(KeyUse.Previous, out var previous) ? SigningKey.From(previous) : null,
            SigningKey.From(stored[KeyUse.Current]),
            SigningKey.From(stored[KeyUse.Next])
        );
    }

    public Task RotateAsync(TenantDatabase database, CancellationToken cancellationToken) =>
        ReplaceAsync(database, new SigningKeys(Keys.Current, Keys.Next, Fresh()), cancellationToken);

    public Task RevokePreviousAsync(TenantDatabase database, CancellationToken cancellationToken) =>
        ReplaceAsync(database, Keys with { Previous = null }, cancellationToken);

    public Task RevokeCurrentAsync(TenantDatabase database, CancellationToken cancellationToken) =>
        ReplaceAsync(database, new SigningKeys(Keys.Previous, Keys.Next, Fresh()), cancellationToken);

    private async Task ReplaceAsync(TenantDatabase database, SigningKeys keys, CancellationToken cancellationToken)
    {
        await database
            .Keys.Where(key => key.Use == KeyUse.Previous || key.Use == KeyUse.Current || key.Use == KeyUse.Next)
            .ExecuteDeleteAsync(cancellationToken);
        database.Keys.AddRange(keys.Store());
        await database.SaveChangesAsync(cancellationToken);
        _keys = keys;
    }

    private SigningKey Fresh() => SigningKey.Create(tenant, clock);
}
