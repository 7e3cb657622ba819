namespace McpServer.Samples.Orders.Tests;

/// <summary>A folder that is gone with the test.</summary>
internal sealed class EmptyFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orders-");

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
