using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using McpServer.Application.Once;
using McpServer.Application.Ports;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using StackExchange.Redis;

namespace McpServer.Infrastructure.Replicas;

/// <summary>Encrypts and signs state with ASP.NET Core's Data Protection (AES-256-CBC with HMAC-SHA-256).</summary>
internal sealed class ProtectedState(IDataProtectionProvider protection) : IStateSeal
{
    private readonly IDataProtector _protector = protection.CreateProtector("McpServer.CallState.v1");

    public string Seal(ReadOnlySpan<byte> state)
    {
        try
        {
            return WebEncoders.Base64UrlEncode(_protector.Protect(state.ToArray()));
        }
        catch (CryptographicException exception)
        {
            throw new StoreUnavailableException("The keys that seal state cannot be read now.", exception);
        }
    }

    public bool TryOpen(string sealedState, [NotNullWhen(true)] out byte[]? state)
    {
        try
        {
            state = _protector.Unprotect(WebEncoders.Base64UrlDecode(sealedState));
            return true;
        }
        catch (CryptographicException exception) when (exception.InnerException is RedisException or TimeoutException)
        {
            // Not forged: nobody can tell now.
            throw new StoreUnavailableException("The keys that open state cannot be read now.", exception);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            state = null;
            return false;
        }
    }
}
