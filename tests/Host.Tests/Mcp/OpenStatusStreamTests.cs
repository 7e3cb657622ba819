using McpServer.Host.Mcp;

namespace McpServer.Host.Tests.Mcp;

public sealed class OpenStatusStreamTests
{
    [Fact]
    public async Task A_flush_before_the_first_byte_is_not_passed_on()
    {
        var inner = Substitute.For<Stream>();
        await using var stream = new OpenStatusStream(inner);

        await stream.FlushAsync(CancellationToken.None);
        await stream.WriteAsync(ReadOnlyMemory<byte>.Empty, CancellationToken.None);
        await stream.FlushAsync(CancellationToken.None);

        await inner.DidNotReceive().FlushAsync(Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task A_flush_after_the_first_byte_is()
    {
        var inner = Substitute.For<Stream>();
        await using var stream = new OpenStatusStream(inner);

        await stream.WriteAsync("x"u8.ToArray(), CancellationToken.None);
        await stream.FlushAsync(CancellationToken.None);

        await inner.Received(1).FlushAsync(Arg.Any<CancellationToken>());
    }
}
