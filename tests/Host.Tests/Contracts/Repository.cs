namespace McpServer.Host.Tests.Contracts;

/// <summary>The repository that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory)).FullName;

    private static DirectoryInfo Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "McpServer.sln"))
            ? folder
            : Find(folder.Parent ?? throw new InvalidOperationException("Run the tests inside the repository."));
}
