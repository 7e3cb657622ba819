using McpServer.Domain.Access;
using McpServer.Infrastructure.Auth0.Tokens;

namespace McpServer.Infrastructure.Tests.Auth0.Tokens;

public sealed class TokenFormTests
{
    [Fact]
    public async Task A_token_of_the_greatest_length_is_accepted()
    {
        await using var server = await ProtectedServer.StartAsync();
        var token = server.Forge.Person();
        // Four characters carry three bytes, and one character more or less of the filling changes at most two.
        var room = (AccessTokens.MaxLength - token.With("filling", string.Empty).Compact().Length) * 3 / 4;
        var longest = token.With("filling", new string('x', room));

        var verdict = await server.ValidateAsync(longest);

        Assert.InRange(longest.Compact().Length, AccessTokens.MaxLength - 3, AccessTokens.MaxLength);
        Assert.IsType<TokenVerdict.Accepted>(verdict);
    }

    [Fact]
    public async Task A_longer_token_is_refused()
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(new string('x', AccessTokens.MaxLength + 1));

        Assert.Equal("size", reason);
        Assert.Equal(0, server.Issuer.KeyFetches);
    }

    [Theory]
    [InlineData("")]
    [InlineData("opaque")]
    [InlineData("8d3f.two")]
    [InlineData("a.b.c.d")]
    [InlineData("a.b.c.d.e.f")]
    public async Task A_token_that_is_no_jwt_is_told_about_the_compatibility_profile(string token)
    {
        await using var server = await ProtectedServer.StartAsync();

        var verdict = await server.ValidateAsync(token);

        var fault = Assert.IsType<TokenVerdict.Rejected>(verdict).Fault;
        Assert.Equal("opaque", fault.Reason);
        Assert.Contains("Resource Parameter Compatibility Profile", fault.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encrypted_token_is_told_about_the_compatibility_profile()
    {
        await using var server = await ProtectedServer.StartAsync();

        var verdict = await server.ValidateAsync("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a.b.c");

        var fault = Assert.IsType<TokenVerdict.Rejected>(verdict).Fault;
        Assert.Equal("encrypted", fault.Reason);
        Assert.Contains("Resource Parameter Compatibility Profile", fault.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" ", "")]
    [InlineData("\t", "")]
    [InlineData("é", "")]
    [InlineData("", "=")]
    [InlineData("", "\n")]
    [InlineData("", " ")]
    public async Task Characters_around_a_token_are_not_overlooked(string before, string after)
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(before + server.Forge.Person().Compact() + after);

        Assert.Equal(before.Length > 0 ? "header" : "signature", reason);
    }

    [Fact]
    public async Task Padding_within_a_token_is_refused()
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(
            server.Forge.Person().Compact().Replace(".", "=.", StringComparison.Ordinal)
        );

        Assert.Equal("header", reason);
    }

    [Fact]
    public async Task A_second_spelling_of_the_same_signature_is_refused()
    {
        await using var server = await ProtectedServer.StartAsync();
        var token = server.Forge.Person().Compact();
        await server.ValidateAsync(token);

        // 256 bytes leave four bits of the last character unused.
        var reason = await server.RefuseAsync(token[..^1] + (char)(token[^1] + 1));

        Assert.Equal("signature", reason);
    }

    [Fact]
    public async Task A_truncated_token_is_refused()
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().Compact()[..^8]);

        Assert.Equal("signature", reason);
    }
}
