using System.ComponentModel.DataAnnotations;

namespace McpServer.Application.Behaviours;

/// <summary>What the audit keeps; section <c>Audit</c>.</summary>
public sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>
    /// The secret key of the argument hashes: at least 32 bytes in base64. Without it every process makes its own,
    /// and hashes of two replicas cannot be compared.
    /// </summary>
    [Base64String]
    [MinLength(44)]
    public string? ArgumentHashKey { get; set; }
}
