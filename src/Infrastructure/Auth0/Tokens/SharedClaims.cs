using BitFaster.Caching.Lru;
using McpServer.Domain.Access;

namespace McpServer.Infrastructure.Auth0.Tokens;

/// <summary>
/// Keeps once what many tokens say alike: they are of a few clients and organizations, and roles give the same permissions
/// to many people. Only accepted tokens come here, and what is used least is forgotten, so nobody can fill it.
/// </summary>
internal sealed class SharedClaims
{
    public const int Capacity = 1000;

    private readonly ConcurrentLru<string, string> _texts = new(
        Environment.ProcessorCount,
        Capacity,
        StringComparer.Ordinal
    );
    private readonly ConcurrentLru<PermissionSet, PermissionSet> _permissions = new(
        Environment.ProcessorCount,
        Capacity,
        EqualityComparer<PermissionSet>.Default
    );

    /// <summary>How many values are kept.</summary>
    public int Count => _texts.Count + _permissions.Count;

    /// <summary>The same caller, with its claims taken from where they are kept already.</summary>
    public Caller In(Caller caller) =>
        caller with
        {
            ClientId = Shared(_texts, caller.ClientId),
            Granted = Shared(_permissions, caller.Granted),
            Permissions = caller.Permissions is { } permissions ? Shared(_permissions, permissions) : null,
            Organization = caller.Organization is { } organization ? Shared(_texts, organization) : null,
        };

    private static T Shared<T>(ConcurrentLru<T, T> known, T value)
        where T : notnull => known.GetOrAdd(value, static one => one);
}
