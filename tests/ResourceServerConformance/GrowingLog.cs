namespace McpServer.ResourceServerConformance;

/// <summary>What a server writes to a file while the suite runs.</summary>
internal sealed class GrowingLog(string path, Func<TimeSpan, CancellationToken, Task> wait)
{
    private const int Tries = 30;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly long _start = File.Exists(path)
        ? new FileInfo(path).Length
        : throw new SuiteException($"There is no log '{path}': name the file that the server writes to.");

    /// <summary>What was added since the run began, as soon as it is what is waited for, or after a few seconds.</summary>
    public async Task<string> ReadAsync(Func<string, bool> isEnough, CancellationToken cancellationToken)
    {
        var text = string.Empty;
        for (var tries = 0; tries < Tries; tries++)
        {
            text = await ReadAsync(cancellationToken);
            if (isEnough(text))
            {
                break;
            }

            await wait(Pause, cancellationToken);
        }

        return text;
    }

    private async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(_start, SeekOrigin.Begin);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
