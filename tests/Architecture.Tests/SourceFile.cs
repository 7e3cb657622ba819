namespace McpServer.Architecture.Tests;

/// <param name="Path">From the root of the repository, with forward slashes.</param>
/// <param name="Lines">Its text.</param>
internal sealed record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    public static IReadOnlyList<SourceFile> Under(string folder, string pattern)
    {
        var root = Root();
        return
        [
            .. Directory
                .EnumerateFiles(System.IO.Path.Combine(root, folder), pattern, SearchOption.AllDirectories)
                .Select(path => new SourceFile(
                    System.IO.Path.GetRelativePath(root, path).Replace('\\', '/'),
                    File.ReadAllLines(path)
                ))
                .Where(file => !file.Path.Contains("/obj/", StringComparison.Ordinal))
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];
    }

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "McpServer.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Run the tests inside the repository.");
    }
}
