using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.ConformanceHost.Fixtures;

/// <summary>Resources; the product has none.</summary>
[McpServerResourceType]
internal sealed class Resources
{
    [
        McpServerResource(UriTemplate = "test://static-text", Name = "Text", MimeType = "text/plain"),
        Description("A text that stays the same.")
    ]
    public static string StaticText() => "This is the content of the static text resource.";

    [
        McpServerResource(UriTemplate = "test://static-binary", Name = "Image", MimeType = Samples.ImageType),
        Description("An image that stays the same.")
    ]
    public static BlobResourceContents StaticBinary() =>
        new()
        {
            Uri = "test://static-binary",
            MimeType = Samples.ImageType,
            Blob = Samples.Image,
        };

    [
        McpServerResource(UriTemplate = "test://template/{id}/data", Name = "Data", MimeType = "application/json"),
        Description("Data by its number.")
    ]
    public static TextResourceContents Data(string id) =>
        new()
        {
            Uri = $"test://template/{id}/data",
            MimeType = "application/json",
            Text = System.Text.Json.JsonSerializer.Serialize(
                new
                {
                    id,
                    templateTest = true,
                    data = $"Data for ID: {id}",
                }
            ),
        };

    [
        McpServerResource(UriTemplate = "test://watched-resource", Name = "Watched", MimeType = "text/plain"),
        Description("A text that one may subscribe to.")
    ]
    public static string Watched() => "Nothing new.";
}
