namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>A tenant file of a test's own, gone with the test.</summary>
internal sealed class TenantFileText : IDisposable
{
    public TenantFileText(string json)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"tenant-{Guid.CreateVersion7()}.json");
        File.WriteAllText(Path, json);
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
