namespace McpServer.Benchmarks.Runner;

/// <summary>The folders and the cores of a run.</summary>
/// <param name="Root">The repository.</param>
/// <param name="IsPinned">Whether servers and load have cores of their own.</param>
internal sealed record Workplace(string Root, bool IsPinned)
{
    public const string ServerCore = "0";
    public const string TwoCores = "0,1";

    // Debian's and Ubuntu's, and so the image's.
    private const string Bundle = "/etc/ssl/certs/ca-certificates.crt";

    public string Artifacts { get; } = Path.Combine(Root, "artifacts", "benchmarks");

    public string Logs => Path.Combine(Artifacts, "logs");

    /// <summary>
    /// The authorities that servers trust, in one file as in the image; a usual machine has each a second time in a file of
    /// its own, and .NET reads them all.
    /// </summary>
    public string Certificates => Path.Combine(Artifacts, "certificates");

    /// <summary>Makes the folders.</summary>
    public void Prepare()
    {
        Directory.CreateDirectory(Logs);
        Directory.CreateDirectory(Certificates);
        if (File.Exists(Bundle))
        {
            File.Copy(Bundle, Path.Combine(Certificates, Path.GetFileName(Bundle)), overwrite: true);
        }
    }
}
