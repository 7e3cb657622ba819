using McpServer.Infrastructure.Auth0;

namespace McpServer.Infrastructure.Tests.Auth0;

/// <summary>What no token made of text can hold; all else is tried on tokens.</summary>
public sealed class StrictJsonTests
{
    [Fact]
    public void Bytes_that_are_no_utf8_are_refused()
    {
        byte[] json = [.. "{\"sub\":\""u8, 0xC3, 0x28, .. "\"}"u8];

        Assert.False(StrictJson.TryReadObject(json, out _));
    }

    [Fact]
    public void A_byte_order_mark_is_refused()
    {
        byte[] json = [0xEF, 0xBB, 0xBF, .. "{}"u8];

        Assert.False(StrictJson.TryReadObject(json, out _));
    }

    [Fact]
    public void Nesting_has_an_end()
    {
        var json = new string('[', 4000) + new string(']', 4000);

        Assert.False(StrictJson.TryReadObject(System.Text.Encoding.UTF8.GetBytes($"{{\"x\":{json}}}"), out _));
    }
}
