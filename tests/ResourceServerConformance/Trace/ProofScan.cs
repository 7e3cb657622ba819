using System.Text.RegularExpressions;

namespace McpServer.ResourceServerConformance.Trace;

/// <summary>Finds <c>[Requirement("AZ-15")]</c> in the sources of the tests.</summary>
public static partial class ProofScan
{
    private static readonly string[] Folders = ["tests", "samples"];

    /// <exception cref="SuiteException">This is no repository with tests.</exception>
    public static async Task<IReadOnlyList<Proof>> ReadAsync(string repository, CancellationToken cancellationToken)
    {
        var proofs = new List<Proof>();
        foreach (var folder in Folders.Select(name => Path.Combine(repository, name)))
        {
            if (!Directory.Exists(folder))
            {
                throw new SuiteException(
                    $"There is no folder '{folder}': run this in the repository, or name it by --repository."
                );
            }

            foreach (var project in Directory.EnumerateFiles(folder, "*.Tests.csproj", SearchOption.AllDirectories))
            {
                var home = Path.GetDirectoryName(project)!;
                foreach (var file in Directory.EnumerateFiles(home, "*Tests.cs", SearchOption.AllDirectories))
                {
                    var text = await File.ReadAllTextAsync(file, cancellationToken);
                    proofs.AddRange(In(text, Path.GetFileNameWithoutExtension(project)));
                }
            }
        }

        return
        [
            .. proofs
                .OrderBy(proof => proof.Requirement, StringComparer.Ordinal)
                .ThenBy(proof => proof.Test, StringComparer.Ordinal),
        ];
    }

    /// <summary>The proofs of one file.</summary>
    public static IEnumerable<Proof> In(string text, string project)
    {
        var ids = new List<string>();
        var type = string.Empty;
        foreach (Match match in Marks().Matches(text))
        {
            if (match.Groups["id"].Success)
            {
                ids.Add(match.Groups["id"].Value);
                continue;
            }

            var isType = match.Groups["type"].Success;
            type = isType ? match.Groups["type"].Value : type;
            var test = isType ? type : $"{type}.{match.Groups["method"].Value}";
            foreach (var id in ids)
            {
                yield return new(id, project, test);
            }

            ids.Clear();
        }
    }

    [GeneratedRegex(
        """\[Requirement\("(?<id>[^"]*)"\)\]|public (sealed )?(partial )?class (?<type>\w+)|public (static )?(async )?(Task|void) (?<method>\w+)\(""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Marks();
}
