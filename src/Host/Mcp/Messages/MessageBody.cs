using System.Buffers;

namespace McpServer.Host.Mcp.Messages;

/// <summary>The body of a request, read once.</summary>
internal static class MessageBody
{
    /// <exception cref="BadHttpRequestException">It is too large, or ends too early.</exception>
    public static async ValueTask<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
