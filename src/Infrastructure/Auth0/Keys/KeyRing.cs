using System.Collections.Frozen;

namespace McpServer.Infrastructure.Auth0.Keys;

/// <summary>What is known of an issuer's keys at one moment; replaced as a whole, never changed.</summary>
internal sealed class KeyRing
{
    /// <summary>How long a revoked key may still be trusted while the issuer answers.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>How long known keys are trusted while the issuer does not answer.</summary>
    public static readonly TimeSpan MaxLifetime = TimeSpan.FromHours(24);

    /// <summary>The least time between two attempts after a failure, and between two for unknown keys.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    // At 80 %, so that a busy server has new keys before anybody must wait for them.
    private static readonly TimeSpan RefreshAge = Lifetime * 0.8;

    private readonly FrozenDictionary<string, SigningKey> _keys;
    private readonly TimeProvider _clock;
    private readonly long _fetchedAt;
    private readonly TimeSpan _settledUntil;

    private KeyRing(
        FrozenDictionary<string, SigningKey> keys,
        TimeProvider clock,
        long fetchedAt,
        TimeSpan settledUntil
    )
    {
        _keys = keys;
        _clock = clock;
        _fetchedAt = fetchedAt;
        _settledUntil = settledUntil;
    }

    public IEnumerable<string> KeyIds => _keys.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether a known key can be used without another thought.</summary>
    public bool IsSettled => Age < _settledUntil;

    public bool IsFresh => Age < Lifetime;

    public bool IsUsable => Age < MaxLifetime;

    public TimeSpan RemainingTrust => MaxLifetime - Age;

    private TimeSpan Age => _clock.GetElapsedTime(_fetchedAt);

    /// <param name="keys">The keys that the issuer published.</param>
    /// <param name="before">What was known; keys that are still there stay the same instances.</param>
    /// <param name="clock">Tells the age.</param>
    /// <param name="fetchedAt">When the fetch began: the keys are at least as old as that.</param>
    public static KeyRing Of(
        IReadOnlyDictionary<string, SigningKey> keys,
        KeyRing? before,
        TimeProvider clock,
        long fetchedAt
    )
    {
        var ring = keys.Values.ToFrozenDictionary(
            key => key.Id,
            key => key.OrSame(before?.Find(key.Id)),
            StringComparer.Ordinal
        );
        return new(ring, clock, fetchedAt, RefreshAge);
    }

    /// <param name="keyId">The <c>kid</c>; null for any key.</param>
    public SigningKey? Find(string? keyId) => keyId is null ? _keys.Values[0] : _keys.GetValueOrDefault(keyId);

    public bool HasSameKeysAs(KeyRing other) =>
        _keys.Count == other._keys.Count && _keys.All(key => ReferenceEquals(other.Find(key.Key), key.Value));

    /// <summary>The same keys after a failed attempt: they serve, and the next attempt is due after a rest.</summary>
    public KeyRing AfterFailure()
    {
        var settledUntil = Age + Rest;
        return new(_keys, _clock, _fetchedAt, settledUntil < MaxLifetime ? settledUntil : MaxLifetime);
    }
}
