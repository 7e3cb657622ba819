using System.Text;
using McpServer.Host.Mcp.Messages;
using McpServer.Host.Settings;
using Microsoft.AspNetCore.Http;

namespace McpServer.Host.Tests.Mcp.Messages;

public sealed class AnswerStreamTests
{
    private const string Result =
        "event: message\ndata: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"method\":\"x\"}}\n\n";
    private const string Notification = "event: message\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"x\"}\n\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ResponseMode.Auto)]
    [InlineData(ResponseMode.Sse)]
    public async Task A_flush_before_the_first_byte_is_not_passed_on(ResponseMode mode)
    {
        var inner = Substitute.For<Stream>();
        await using var stream = new AnswerStream(Response(inner), mode);

        await stream.FlushAsync(Token);
        await stream.WriteAsync(ReadOnlyMemory<byte>.Empty, Token);
        await stream.FlushAsync(Token);

        await inner.DidNotReceive().FlushAsync(Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task A_flush_after_the_first_byte_is()
    {
        var inner = Substitute.For<Stream>();
        await using var stream = new AnswerStream(Response(inner), ResponseMode.Sse);

        await stream.WriteAsync("x"u8.ToArray(), Token);
        await stream.FlushAsync(Token);

        await inner.Received(1).FlushAsync(Arg.Any<CancellationToken>());
    }

    [Theory]
    [InlineData(ResponseMode.Auto, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"method\":\"x\"}}")]
    [InlineData(ResponseMode.Json, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"method\":\"x\"}}")]
    [InlineData(ResponseMode.Sse, Result)]
    public async Task A_single_answer_goes_out_in_its_form_however_it_was_cut(ResponseMode mode, string expected)
    {
        for (var cut = 1; cut < Result.Length; cut++)
        {
            Assert.Equal(expected, await WrittenAsync(mode, Result[..cut], Result[cut..]));
        }
    }

    [Theory]
    [InlineData(ResponseMode.Auto, Notification + Result)]
    [InlineData(ResponseMode.Json, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"method\":\"x\"}}")]
    [InlineData(ResponseMode.Sse, Notification + Result)]
    public async Task What_comes_before_the_answer_makes_it_a_stream(ResponseMode mode, string expected) =>
        Assert.Equal(expected, await WrittenAsync(mode, Notification, Result));

    [Fact]
    public async Task A_sign_of_life_makes_it_a_stream()
    {
        using var inner = new MemoryStream();
        await using var stream = new AnswerStream(Response(inner), ResponseMode.Auto);

        await stream.ShowLifeAsync(Token);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(Result), Token);
        await stream.CompleteAsync(Token);

        Assert.Equal(":\n\n" + Result, Encoding.UTF8.GetString(inner.ToArray()));
    }

    [Fact]
    public async Task No_sign_of_life_comes_between_an_answer_and_its_end()
    {
        using var inner = new MemoryStream();
        await using var stream = new AnswerStream(Response(inner), ResponseMode.Auto);

        await stream.WriteAsync(Encoding.UTF8.GetBytes(Result), Token);
        await stream.ShowLifeAsync(Token);
        await stream.CompleteAsync(Token);

        Assert.StartsWith("{", Encoding.UTF8.GetString(inner.ToArray()), StringComparison.Ordinal);
    }

    private static async Task<string> WrittenAsync(ResponseMode mode, params string[] pieces)
    {
        using var inner = new MemoryStream();
        await using var stream = new AnswerStream(Response(inner), mode);
        foreach (var piece in pieces)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(piece), Token);
        }

        await stream.CompleteAsync(Token);
        return Encoding.UTF8.GetString(inner.ToArray());
    }

    private static HttpResponse Response(Stream body)
    {
        var response = new DefaultHttpContext().Response;
        response.Body = body;
        response.ContentType = "text/event-stream";
        return response;
    }
}
