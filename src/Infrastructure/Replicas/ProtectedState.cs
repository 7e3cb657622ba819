using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using McpServer.Application.Ports;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace McpServer.Infrastructure.Replicas;

/// <summary>Encrypts and signs state with ASP.NET Core's Data Protection (AES-256-CBC with HMAC-SHA-256).</summary>
internal sealed class ProtectedState(IDataProtectionProvider protection) : IStateSeal
{
    private readonly IDataProtector _protector = protection.CreateProtector("McpServer.CallState.v1");

    public string Seal(ReadOnlySpan<byte> state) => WebEncoders.Base64UrlEncode(_protector.Protect(state.ToArray()));

    public bool TryOpen(string sealedState, [NotNullWhen(true)] out byte[]? state)
    {
        try
        {
            state = _protector.Unprotect(WebEncoders.Base64UrlDecode(sealedState));
            return true;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            state = null;
            return false;
        }
    }
}
