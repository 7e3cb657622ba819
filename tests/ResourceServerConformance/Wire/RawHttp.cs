using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace McpServer.ResourceServerConformance.Wire;

/// <summary>Sends a request with each value on a line of its own, where an HTTP client would join them.</summary>
internal static class RawHttp
{
    public static async Task<Answer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            var address = request.RequestUri!;
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port, cancellationToken);
            await using var stream = await SecureAsync(client.GetStream(), address, cancellationToken);
            var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : [];
            var headers = request
                .Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? [])
                .SelectMany(header => header.Value.Select(value => $"{header.Key}: {value}"))
                .Append($"Content-Length: {body.Length}");
            string[] lines =
            [
                $"{request.Method} {address.PathAndQuery} HTTP/1.1",
                $"Host: {address.Authority}",
                .. headers.Distinct(StringComparer.OrdinalIgnoreCase),
                "Connection: close",
                "\r\n",
            ];
            await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)), cancellationToken);
            await stream.WriteAsync(body, cancellationToken);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return Read(await reader.ReadToEndAsync(cancellationToken));
        }
    }

    private static async Task<Stream> SecureAsync(Stream stream, Uri address, CancellationToken cancellationToken)
    {
        if (address.Scheme != Uri.UriSchemeHttps)
        {
            return stream;
        }

        var secure = new SslStream(stream);
        await secure.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = address.Host },
            cancellationToken
        );
        return secure;
    }

    private static Answer Read(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = (end < 0 ? text : text[..end]).Split("\r\n");
        var status =
            lines[0].Split(' ') is [_, var code, ..] && int.TryParse(code, CultureInfo.InvariantCulture, out var read)
                ? read
                : 0;
        var headers = lines
            .Skip(1)
            .Select(line => line.Split(':', 2))
            .Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0], pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => string.Join(", ", same), StringComparer.OrdinalIgnoreCase);
        return new(status, headers, end < 0 ? string.Empty : text[(end + 4)..]);
    }
}
