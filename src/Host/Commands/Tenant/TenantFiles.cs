using McpServer.Application.Tenancy.Declaration;

namespace McpServer.Host.Commands.Tenant;

/// <summary>Finds the tenant files that a command is about.</summary>
internal static class TenantFiles
{
    private static readonly string[] Usual = ["tenant.json", "deploy/tenant.json"];

    /// <summary>Each file's name and text; the usual file when none is named.</summary>
    /// <exception cref="TenantFileException">A file is not there or cannot be read.</exception>
    public static async Task<IReadOnlyList<(string Name, string Text)>> ReadAsync(
        IReadOnlyList<string> named,
        CancellationToken cancellationToken
    )
    {
        string[] paths = named.Count > 0 ? [.. named] : [.. Usual.Where(File.Exists).Take(1)];
        if (paths.Length == 0)
        {
            throw new TenantFileException([
                $"There is no {string.Join(" and no ", Usual)} here: name the file with --file, such as --file deploy/tenant.json",
            ]);
        }

        var files = new List<(string Name, string Text)>();
        foreach (var path in paths)
        {
            try
            {
                files.Add((path, await File.ReadAllTextAsync(path, cancellationToken)));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new TenantFileException([$"{path} cannot be read: {exception.Message}"]);
            }
        }

        return files;
    }
}
