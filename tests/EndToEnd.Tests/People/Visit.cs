using System.Web;

namespace McpServer.EndToEnd.Tests.People;

/// <summary>One way through the tenant's pages.</summary>
/// <param name="Request">The address that the client sent the person to.</param>
/// <param name="Pages">The headings of the pages that the person saw, in order.</param>
/// <param name="Consent">What the consent page said; null when there was none.</param>
/// <param name="Answer">The address of the client that the person was sent back to.</param>
internal sealed record Visit(Uri Request, IReadOnlyList<string> Pages, string? Consent, Uri Answer)
{
    /// <summary>The scopes that the client asked for.</summary>
    public IReadOnlyList<string> Scopes => HttpUtility.ParseQueryString(Request.Query)["scope"]?.Split(' ') ?? [];
}
