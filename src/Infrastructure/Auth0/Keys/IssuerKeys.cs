using System.Diagnostics.CodeAnalysis;

namespace McpServer.Infrastructure.Auth0.Keys;

/// <summary>
/// The signing keys of one issuer, kept for ten minutes. Forged key ids cannot drain the issuer, an issuer that is
/// down for a while stops nobody, and a revoked key is forgotten with the issuer's next answer.
/// </summary>
internal sealed class IssuerKeys(
    TrustedIssuer issuer,
    KeySetDownload download,
    SigningKeyEvents events,
    TimeProvider clock
)
{
    private static readonly TimeSpan MinRetryAfter = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private KeyRing? _ring;
    private Task? _attempt;
    private bool _lastAttemptFailed;
    private long? _lastAttemptAt;
    private long? _lastAttemptForUnknownAt;

    /// <summary>The <c>iss</c> of the tokens that they sign.</summary>
    public string Issuer => issuer.Identifier;

    /// <summary>Whether this very key can be used without another thought.</summary>
    public bool IsSureOf(SigningKey key) =>
        Volatile.Read(ref _ring) is { IsSettled: true } ring && ReferenceEquals(ring.Find(key.Id), key);

    /// <summary>Finds a key; waits only for an attempt to fetch keys that can change the answer.</summary>
    /// <param name="keyId">The <c>kid</c>; null for any key.</param>
    /// <param name="cancellationToken">Ends the waiting, not the attempt: that belongs to all who wait.</param>
    public async ValueTask<KeyLookup> FindAsync(string? keyId, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _ring) is { IsSettled: true } ring && ring.Find(keyId) is { } key)
        {
            return new(key);
        }

        var hasAsked = false;
        KeyLookup answer;
        while (!TryAnswer(keyId, ref hasAsked, out answer, out var attempt))
        {
            await attempt.WaitAsync(cancellationToken);
        }

        return answer;
    }

    private bool TryAnswer(
        string? keyId,
        ref bool hasAsked,
        out KeyLookup answer,
        [NotNullWhen(false)] out Task? attempt
    )
    {
        lock (_gate)
        {
            var ring = _ring is { IsUsable: true } ? _ring : null;
            var key = ring?.Find(keyId);
            if (key is null || !ring!.IsSettled)
            {
                // Whoever came while others were waiting may ask once more: their attempt can be older than the key.
                hasAsked |= !hasAsked && TryAsk(isForUnknown: ring is not null && key is null);
            }

            var isGood = key is not null && (ring!.IsFresh || _lastAttemptFailed);
            attempt = isGood ? null : _attempt;
            answer = new(key, ring is null ? RetryAfter() : null);
            return attempt is null;
        }
    }

    private bool TryAsk(bool isForUnknown)
    {
        var mustRest =
            (_lastAttemptFailed && !HasRested(_lastAttemptAt))
            || (isForUnknown && !HasRested(_lastAttemptForUnknownAt));
        if (_attempt is not null || mustRest)
        {
            return false;
        }

        _lastAttemptAt = clock.GetTimestamp();
        _lastAttemptForUnknownAt = isForUnknown ? _lastAttemptAt : _lastAttemptForUnknownAt;
        // What serves all must not carry the trace and the log scope of the one who happened to come first.
        using (ExecutionContext.SuppressFlow())
        {
            _attempt = Task.Run(FetchAsync);
        }

        return true;
    }

    private async Task FetchAsync()
    {
        var startedAt = clock.GetTimestamp();
        KeySetAnswer answer;
        try
        {
            answer = await download.FetchAsync(issuer);
        }
#pragma warning disable CA1031 // All who wait share this task: what breaks the attempt must not break their requests.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            answer = KeySetAnswer.Failed("unexpected", exception);
        }

        Settle(answer, startedAt);
    }

    private void Settle(KeySetAnswer answer, long startedAt)
    {
        KeyRing? before;
        KeyRing? after;
        lock (_gate)
        {
            before = _ring;
            after = answer.Keys is { } keys ? KeyRing.Of(keys, before, clock, startedAt) : before?.AfterFailure();
            Volatile.Write(ref _ring, after);
            _lastAttemptFailed = answer.Keys is null;
            _attempt = null;
        }

        if (answer.Keys is not null)
        {
            events.Fetched(issuer, after!, before, answer.Unusable);
        }
        else
        {
            events.Failed(
                issuer,
                answer.Fault!,
                answer.Cause,
                after is { IsUsable: true } ? after.RemainingTrust : null
            );
        }
    }

    private bool HasRested(long? since) => since is not { } start || clock.GetElapsedTime(start) >= KeyRing.Rest;

    private TimeSpan RetryAfter()
    {
        var rest = _lastAttemptAt is { } start ? KeyRing.Rest - clock.GetElapsedTime(start) : TimeSpan.Zero;
        return rest > MinRetryAfter ? rest : MinRetryAfter;
    }
}
