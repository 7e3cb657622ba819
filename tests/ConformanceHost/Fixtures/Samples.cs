using System.Text;

namespace McpServer.ConformanceHost.Fixtures;

/// <summary>The smallest image and the smallest sound, in base64 as they go over the wire.</summary>
internal static class Samples
{
    public const string ImageType = "image/png";
    public const string SoundType = "audio/wav";

    // One red pixel.
    public static byte[] Image { get; } =
        Encoding.UTF8.GetBytes(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=="
        );

    // A header, and no sound after it.
    public static byte[] Sound { get; } =
        Encoding.UTF8.GetBytes("UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA=");
}
