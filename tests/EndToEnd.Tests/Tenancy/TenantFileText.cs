using System.Text.Json.Nodes;

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

    /// <summary>Both files that the launcher applies, in one, and otherwise than they are.</summary>
    public static TenantFileText OfLauncher(Action<JsonObject> change)
    {
        var whole = new JsonObject();
        foreach (var file in new[] { TenantTool.File, TenantTool.LocalFile })
        {
            foreach (var (key, value) in JsonNode.Parse(File.ReadAllText(file))!.AsObject())
            {
                whole[key] = value?.DeepClone();
            }
        }

        whole.Remove("$schema");
        change(whole);
        return new TenantFileText(whole.ToJsonString());
    }

    public void Dispose() => File.Delete(Path);
}
