using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace McpServer.Application.Behaviours;

/// <summary>
/// Hashes arguments so that equal ones can be found in the audit, but not guessed from it: the hash is keyed.
/// </summary>
internal sealed class ArgumentFingerprint(IOptions<AuditOptions> options)
{
    private const int KeyBytes = 32;

    private readonly byte[] _key = options.Value.ArgumentHashKey is { } configured
        ? Convert.FromBase64String(configured)
        : RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>HMAC-SHA-256 of the arguments in canonical order, as 64 hexadecimal digits; null without arguments.</summary>
    public string? Of(JsonElement? arguments)
    {
        if (arguments is not { } given)
        {
            return null;
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(_key, CanonicalJson.Of(given)));
    }
}
