using McpServer.Domain.Access;

namespace McpServer.Application.Catalog;

/// <summary>What callers see of the catalog; section <c>Catalog</c>.</summary>
public sealed class CatalogOptions
{
    public const string Section = "Catalog";

    /// <summary>What a token without a <c>permissions</c> claim makes obtainable; nothing by default.</summary>
    public WithoutPermissionsClaim WithoutPermissionsClaim { get; set; } = WithoutPermissionsClaim.HideTools;

    /// <summary>How long a call may take when its tool does not say.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How large an answer may be when its tool does not say, in bytes of JSON.</summary>
    public int MaxAnswerBytes { get; set; } = 256 * 1024;

    /// <summary>How long an idempotency key is good for, and the answer behind it is kept.</summary>
    public TimeSpan RememberAnswers { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Whether <c>tools/list</c> shows tools that the user could obtain but that are not granted yet.</summary>
    public bool ListObtainable { get; set; } = true;
}
