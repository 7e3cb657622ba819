using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace McpServer.ResourceServerConformance.Reporting;

/// <summary>The results as programs read them.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static async Task WriteAsync(
        IReadOnlyList<RowResult> results,
        string file,
        CancellationToken cancellationToken
    )
    {
        var rows = results.Select(result => new
        {
            result.Requirement.Id,
            result.Requirement.Level,
            result.Verdict,
            result.Seen,
            result.Requirement.Text,
            result.Requirement.Source,
        });
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, rows, Json, cancellationToken);
    }
}
