namespace McpServer.Host.Tests.Serving;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mcpserver-");

    public string Path => _folder.FullName;

    public IEnumerable<string> Files =>
        _folder.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal);

    public string Read(string file) => File.ReadAllText(System.IO.Path.Combine(Path, file));

    public void Write(string file, string text) => File.WriteAllText(System.IO.Path.Combine(Path, file), text);

    public void Dispose() => _folder.Delete(recursive: true);
}
