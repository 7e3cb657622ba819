namespace McpServer.Application.Behaviours;

/// <summary>What the audit keeps; section <c>Audit</c>.</summary>
public sealed class AuditOptions
{
    public const string Section = "Audit";

    private const int LeastKeyBytes = 32;

    /// <summary>
    /// The secret key of the argument hashes: at least 32 bytes in base64. Without it every process makes its own,
    /// and hashes of two replicas cannot be compared.
    /// </summary>
    public string? ArgumentHashKey { get; set; }

    /// <summary>Whether the key is left out or long enough; a host checks it at start.</summary>
    public bool IsArgumentHashKeyUsable =>
        ArgumentHashKey is null
        || (
            Convert.TryFromBase64String(ArgumentHashKey, new byte[ArgumentHashKey.Length], out var bytes)
            && bytes >= LeastKeyBytes
        );
}
