using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace McpServer.Application.Behaviours;

/// <summary>
/// Hashes arguments so that equal ones can be found in the audit, but not guessed from it: the hash is keyed.
/// </summary>
internal sealed class ArgumentFingerprint : IDisposable
{
    private const int KeyBytes = 32;

    // To begin a new one costs more than the hash.
    private readonly ThreadLocal<IncrementalHash> _hash;

    public ArgumentFingerprint(IOptions<AuditOptions> options)
    {
        var key = options.Value.ArgumentHashKey is { } configured
            ? Convert.FromBase64String(configured)
            : RandomNumberGenerator.GetBytes(KeyBytes);
        _hash = new(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key), trackAllValues: true);
    }

    /// <summary>HMAC-SHA-256 of the arguments in canonical order, as 64 hexadecimal digits; null without arguments.</summary>
    public string? Of(JsonElement? arguments)
    {
        if (arguments is not { } given)
        {
            return null;
        }

        var hash = _hash.Value!;
        hash.AppendData(CanonicalJson.Of(given));
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        _ = hash.GetHashAndReset(digest);
        return Convert.ToHexStringLower(digest);
    }

    public void Dispose()
    {
        foreach (var hash in _hash.Values)
        {
            hash.Dispose();
        }

        _hash.Dispose();
    }
}
