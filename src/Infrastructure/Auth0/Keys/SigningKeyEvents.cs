using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace McpServer.Infrastructure.Auth0.Keys;

/// <summary>Logs and counts what becomes of the signing keys.</summary>
internal sealed partial class SigningKeyEvents(ILogger<SigningKeyEvents> logger, IMeterFactory meters)
{
    public const string MeterName = "McpServer.Auth0";
    public const string CounterName = "mcpserver.signing_keys.fetches";

    private readonly Counter<long> _fetches = meters
        .Create(MeterName)
        .CreateCounter<long>(CounterName, "{fetch}", "Attempts to fetch the signing keys of an issuer.");

    public void Fetched(TrustedIssuer issuer, KeyRing ring, KeyRing? before, int unusable)
    {
        Count(issuer, "success");
        if (before is null || !before.HasSameKeysAs(ring))
        {
            KeysChanged(issuer.Identifier, string.Join(' ', ring.KeyIds));
        }

        if (unusable > 0)
        {
            KeysLeftOut(unusable, issuer.Identifier);
        }
    }

    public void Failed(TrustedIssuer issuer, string fault, Exception? cause, TimeSpan? keptFor)
    {
        Count(issuer, fault);
        if (keptFor is { } remaining)
        {
            StaleKeysServed(issuer.Identifier, fault, remaining, cause);
        }
        else
        {
            NoKeys(issuer.Identifier, fault, cause);
        }
    }

    private void Count(TrustedIssuer issuer, string outcome) =>
        _fetches.Add(1, new("issuer", issuer.Identifier), new("outcome", outcome));

    [LoggerMessage(1, LogLevel.Information, "The signing keys of {Issuer} are now {KeyIds}")]
    private partial void KeysChanged(string issuer, string keyIds);

    [LoggerMessage(2, LogLevel.Warning, "Left out {Unusable} unusable keys of the key set of {Issuer}")]
    private partial void KeysLeftOut(int unusable, string issuer);

    [LoggerMessage(
        3,
        LogLevel.Warning,
        "Cannot fetch the signing keys of {Issuer} ({Fault}); the known ones are trusted for another {Remaining}"
    )]
    private partial void StaleKeysServed(string issuer, string fault, TimeSpan remaining, Exception? exception);

    [LoggerMessage(
        4,
        LogLevel.Error,
        "Cannot fetch the signing keys of {Issuer} ({Fault}); none are known, so no token of it can be checked"
    )]
    private partial void NoKeys(string issuer, string fault, Exception? exception);
}
