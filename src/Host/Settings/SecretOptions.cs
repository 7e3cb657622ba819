namespace McpServer.Host.Settings;

/// <summary>Where settings are mounted as files; section <c>Secrets</c>.</summary>
internal sealed class SecretOptions
{
    public const string Section = "Secrets";

    /// <summary>The usual place when left out, if it exists.</summary>
    public string? Directory { get; set; }
}
