using System.Text;
using McpServer.ResourceServerConformance.Requirements;

namespace McpServer.ResourceServerConformance.Trace;

/// <summary>docs/conformance.md: what the suite is, and what proves each requirement.</summary>
public static class TracePage
{
    private static readonly (string Prefix, string Title)[] Chapters =
    [
        ("AZ", "Authorization"),
        ("TR", "Transport"),
        ("BP", "Base protocol"),
        ("DI", "Discovery"),
        ("CA", "Caching"),
        ("PG", "Pages"),
        ("TO", "Tools"),
        ("RE", "Resources"),
        ("PR", "Prompts"),
        ("CO", "Completion"),
        ("MR", "Requests that ask back"),
        ("EL", "Elicitation"),
        ("PS", "Progress"),
        ("SU", "Subscriptions"),
        ("CN", "Cancellation"),
        ("LO", "Logging"),
    ];

    public static string Of(IReadOnlyList<Proof> proofs)
    {
        ArgumentNullException.ThrowIfNull(proofs);
        var byId = proofs.ToLookup(proof => proof.Requirement, StringComparer.Ordinal);
        var page = new StringBuilder(Introduction());
        foreach (var (prefix, title) in Chapters)
        {
            page.Append("\n### ")
                .Append(title)
                .Append("\n\n| id | level | requirement | proved by |\n|---|---|---|---|\n");
            foreach (
                var requirement in RequirementList.All.Where(one => one.Id.StartsWith(prefix, StringComparison.Ordinal))
            )
            {
                page.Append("| ")
                    .AppendJoin(
                        " | ",
                        requirement.Id,
                        requirement.Level,
                        $"{requirement.Text}<br>*{requirement.Source}*",
                        string.Join("<br>", ProofOf(requirement, byId[requirement.Id]))
                    )
                    .Append(" |\n");
            }
        }

        return page.ToString();
    }

    /// <summary>The requirements that are a MUST and have neither proof nor a reason.</summary>
    public static IEnumerable<string> Unproved(IReadOnlyList<Proof> proofs)
    {
        var proved = proofs.Select(proof => proof.Requirement).Concat(Suite.Ids).ToHashSet(StringComparer.Ordinal);
        return RequirementList
            .All.Where(one => one is { IsMust: true, NotApplicable: null, Gap: null, Official: [] })
            .Select(one => one.Id)
            .Where(id => !proved.Contains(id));
    }

    private static IEnumerable<string> ProofOf(Requirement requirement, IEnumerable<Proof> tests)
    {
        var said = false;
        if (Suite.Ids.Contains(requirement.Id))
        {
            said = true;
            yield return "row of the suite";
        }

        if (requirement.Official.Count > 0)
        {
            said = true;
            yield return $"official: {string.Join(", ", requirement.Official)}";
        }

        foreach (var test in tests.Distinct())
        {
            said = true;
            yield return $"`{test.Test}` ({test.Project})";
        }

        if (requirement.NotApplicable is { } reason)
        {
            said = true;
            yield return $"not applicable: {reason}";
        }

        if (requirement.Gap is { } gap)
        {
            said = true;
            yield return $"**gap**: {gap}";
        }

        if (!said)
        {
            yield return "**gap**: nothing proves it";
        }
    }

    private static string Introduction()
    {
        using var stream = typeof(TracePage).Assembly.GetManifestResourceStream("introduction.md")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
