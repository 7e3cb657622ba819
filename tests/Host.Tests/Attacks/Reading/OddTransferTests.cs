using System.IO.Compression;
using System.Text;
using McpServer.Domain.Audit;
using McpServer.Host.Tests.Serving;

namespace McpServer.Host.Tests.Attacks.Reading;

/// <summary>How a body is sent must not change what it is taken for.</summary>
public sealed class OddTransferTests(LaunchSite site) : IClassFixture<LaunchSite>
{
    private static byte[] Body => OddBodies.OfTheRocket.For(isNewest: false);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public async Task A_body_in_chunks_is_read_as_a_whole(int size)
    {
        var chunks = Body.Chunk(size).SelectMany(Chunk);

        var answer = await SendAsync([.. chunks, .. "0\r\n\r\n"u8], "Transfer-Encoding: chunked");

        ExpectAskedForScope(answer);
    }

    [Theory]
    [InlineData("a length beside the chunks", "Transfer-Encoding: chunked", "Content-Length: 5")]
    [InlineData("two lengths", "Content-Length: 5", "Content-Length: 200")]
    [InlineData("a length that is none", "Content-Length: 0x20")]
    [InlineData("an unknown transfer", "Transfer-Encoding: xchunked")]
    [InlineData("chunks that are packed", "Transfer-Encoding: gzip, chunked")]
    public async Task Two_ways_to_tell_where_a_body_ends_are_refused(string name, params string[] headers)
    {
        var answer = await SendAsync([.. Chunk(Body), .. "0\r\n\r\n"u8], headers);

        Assert.True(answer.Status is >= 400 and < 600, $"{name}: {answer.Status}");
        Assert.Equal(0, site.Pad.Launches);
        Assert.DoesNotContain(site.Server.Audit.Entries, entry => entry.Outcome == CallOutcome.Succeeded);
    }

    [Fact]
    public async Task What_follows_a_body_is_a_request_of_its_own_and_needs_its_own_token()
    {
        var smuggled = Encoding.UTF8.GetBytes(
            RawHttp.Head(
                site.Server.McpUrl,
                "POST",
                [
                    $"Host: {site.Server.McpUrl.Authority}",
                    "Content-Type: application/json",
                    "Accept: application/json, text/event-stream",
                    $"Content-Length: {Body.Length}",
                ]
            )
        );
        var before = site.Server.Audit.Entries.Count;
        var first = Write(Body, $"Content-Length: {Body.Length}");
        var keepsOpen = Encoding.UTF8.GetString(first).Replace("Connection: close\r\n", "", StringComparison.Ordinal);

        var answer = await RawHttp.SendAsync(
            site.Server.McpUrl,
            [.. Encoding.UTF8.GetBytes(keepsOpen), .. smuggled, .. Body]
        );

        Assert.Equal(403, answer.Status);
        Assert.Contains("HTTP/1.1 401", answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, site.Pad.Launches);
        Assert.Single(site.Server.Audit.Entries.Skip(before));
    }

    [Theory]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/json; charset=utf-7")]
    public async Task A_charset_that_is_not_UTF_8_is_refused(string type)
    {
        var encoding = type.EndsWith("utf-16", StringComparison.Ordinal) ? Encoding.Unicode : Encoding.Latin1;

        await ExpectMalformedAsync(encoding.GetBytes(Encoding.UTF8.GetString(Body)), $"Content-Type: {type}");
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("UTF-8")]
    public async Task The_charset_that_JSON_has_anyway_may_be_said(string charset) =>
        ExpectAskedForScope(
            await SendAsync(
                Body,
                $"Content-Length: {Body.Length}",
                $"Content-Type: application/json; charset={charset}"
            )
        );

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    public async Task Another_type_is_refused(string type)
    {
        var answer = await SendAsync(Body, $"Content-Length: {Body.Length}", $"Content-Type: {type}");

        Assert.Equal(415, answer.Status);
        Assert.Equal(0, site.Pad.Launches);
    }

    [Fact]
    public async Task A_packed_body_is_refused_and_not_unpacked() =>
        await ExpectMalformedAsync(Packed(Body), "Content-Encoding: gzip");

    [Fact]
    public async Task A_body_that_only_says_that_it_is_packed_is_refused_too() =>
        await ExpectMalformedAsync(Body, "Content-Encoding: gzip");

    private async Task ExpectMalformedAsync(byte[] body, string header)
    {
        var before = site.Server.Audit.Entries.Count;

        var answer = await SendAsync(body, $"Content-Length: {body.Length}", header);

        Assert.Equal(400, answer.Status);
        Assert.Equal(0, site.Pad.Launches);
        Assert.Equal(CallOutcome.Malformed, Assert.Single(site.Server.Audit.Entries.Skip(before)).Outcome);
    }

    private void ExpectAskedForScope(WireAnswer answer)
    {
        Assert.Equal(403, answer.Status);
        Assert.Equal(0, site.Pad.Launches);
        Assert.Equal(CallOutcome.PermissionNeeded, site.Server.Audit.Entries[^1].Outcome);
    }

    private Task<WireAnswer> SendAsync(byte[] body, params string[] headers) =>
        RawHttp.SendAsync(site.Server.McpUrl, Write(body, headers));

    private byte[] Write(byte[] body, params string[] headers)
    {
        string[] type = headers.Any(header => header.StartsWith("Content-Type", StringComparison.Ordinal))
            ? []
            : ["Content-Type: application/json"];
        var head = RawHttp.Head(
            site.Server.McpUrl,
            "POST",
            [
                $"Host: {site.Server.McpUrl.Authority}",
                site.Authorization,
                "Accept: application/json, text/event-stream",
                .. type,
                .. headers,
            ]
        );
        return [.. Encoding.UTF8.GetBytes(head), .. body];
    }

    private static byte[] Chunk(byte[] part) =>
        [.. Encoding.UTF8.GetBytes($"{part.Length:x}\r\n"), .. part, .. "\r\n"u8];

    private static byte[] Packed(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }
}
