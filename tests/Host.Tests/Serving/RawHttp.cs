using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace McpServer.Host.Tests.Serving;

/// <summary>Sends a request byte for byte, where an HTTP client would tidy it up.</summary>
public static class RawHttp
{
    public static Task<WireAnswer> SendAsync(Uri address, string method, string[] headers, string body = "") =>
        SendAsync(address, Write(address, method, headers, Encoding.UTF8.GetBytes(body)));

    /// <summary>Posts a body that need not be text.</summary>
    public static Task<WireAnswer> SendAsync(Uri address, string[] headers, byte[] body) =>
        SendAsync(address, Write(address, "POST", headers, body));

    /// <summary>Sends all of a request, head and body, and reads until the server closes.</summary>
    public static async Task<WireAnswer> SendAsync(Uri address, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(request);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Parse(await reader.ReadToEndAsync());
    }

    /// <summary>The head of a request, up to the empty line.</summary>
    public static string Head(Uri address, string method, IEnumerable<string> headers) =>
        string.Join("\r\n", [$"{method} {address.PathAndQuery} HTTP/1.1", .. headers, "Connection: close", "\r\n"]);

    private static byte[] Write(Uri address, string method, string[] headers, byte[] body)
    {
        var host = headers.Any(header => header.StartsWith("Host:", StringComparison.Ordinal))
            ? Array.Empty<string>()
            : [$"Host: {address.Authority}"];
        var head = Head(address, method, [.. host, .. headers, $"Content-Length: {body.Length}"]);
        return [.. Encoding.UTF8.GetBytes(head), .. body];
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
