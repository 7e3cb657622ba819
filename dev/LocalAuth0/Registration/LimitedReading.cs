namespace McpServer.LocalAuth0.Registration;

internal static class LimitedReading
{
    /// <summary>Null when there is more than the limit, however long the sender says that it is.</summary>
    public static async Task<byte[]?> ReadAtMostAsync(
        this Stream stream,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var buffer = new byte[limit + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, false, cancellationToken);
        return length > limit ? null : buffer[..length];
    }
}
