using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace McpServer.Host.Tests.Serving;

/// <summary>Sends a request byte for byte, where an HTTP client would tidy it up.</summary>
public static class RawHttp
{
    public static async Task<WireAnswer> SendAsync(Uri address, string method, string[] headers, string body = "")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        string[] lines =
        [
            $"{method} {address.PathAndQuery} HTTP/1.1",
            .. headers.Any(header => header.StartsWith("Host:", StringComparison.Ordinal))
                ? Array.Empty<string>()
                : [$"Host: {address.Authority}"],
            .. headers,
            $"Content-Length: {Encoding.UTF8.GetByteCount(body)}",
            "Connection: close",
            string.Empty,
            body,
        ];
        await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Parse(await reader.ReadToEndAsync());
    }

    private static WireAnswer Parse(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = text[..end].Split("\r\n");
        var headers = lines
            .Skip(1)
            .Select(line => line.Split(": ", 2))
            .GroupBy(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => string.Join(" | ", same), StringComparer.OrdinalIgnoreCase);
        return new(
            int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            headers.GetValueOrDefault("WWW-Authenticate"),
            headers,
            text[(end + 4)..]
        );
    }
}
