using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.Infrastructure.Auth0.Tokens;
using McpServer.TestBench;

namespace McpServer.Infrastructure.Tests.Auth0.Tokens;

/// <summary>What a token costs the garbage collector.</summary>
public sealed class TokenAllocationTests(ITestOutputHelper output)
{
    // Measured: 9,700.
    private const long LeastOfNewToken = 3000;

    [Fact]
    public async Task A_remembered_token_costs_no_byte_to_validate_and_a_new_one_many()
    {
        await using var server = await ProtectedServer.StartAsync();
        var token = server.Forge.Person().Compact();
        Assert.IsType<TokenVerdict.Accepted>(await server.ValidateAsync(token));
        var tokens = server.Get<IAccessTokens>();
        var remembered = server.Get<RememberedTokens>();
        Assert.True(TokenDigest.TryOf(token, out var digest));

        var ofRemembered = AllocatedBytes.OfOne(() => Accept(tokens, token));
        var ofForgotten = AllocatedBytes.OfOne(() =>
        {
            remembered.Forget(digest);
            Accept(tokens, token);
        });

        output.WriteLine($"remembered {ofRemembered}, forgotten {ofForgotten}");
        Assert.Equal(0, ofRemembered);
        // Less would mean that it was not forgotten.
        Assert.InRange(ofForgotten, LeastOfNewToken, long.MaxValue);
    }

    [Fact]
    public async Task A_forged_token_costs_no_more_bytes_than_a_good_new_one()
    {
        await using var server = await ProtectedServer.StartAsync();
        var good = server.Forge.Person();
        var (token, forged) = (good.Compact(), good.WithSignatureOf(TestKeys.Second).Compact());
        await server.ValidateAsync(token);
        var tokens = server.Get<IAccessTokens>();
        var remembered = server.Get<RememberedTokens>();
        Assert.True(TokenDigest.TryOf(token, out var digest));

        var ofNew = AllocatedBytes.OfOne(() =>
        {
            remembered.Forget(digest);
            Accept(tokens, token);
        });
        var ofForged = AllocatedBytes.OfOne(() =>
            Assert.True(tokens.ValidateAsync(forged.AsMemory(), CancellationToken.None).IsCompletedSuccessfully)
        );

        output.WriteLine($"new {ofNew}, forged {ofForged}");
        // A byte less would mean that the signature was not looked at.
        Assert.InRange(ofForged, 1000, ofNew);
    }

    private static void Accept(IAccessTokens tokens, string token)
    {
        var verdict = tokens.ValidateAsync(token.AsMemory(), CancellationToken.None);
        // Whatever waits goes on elsewhere, and its bytes would not be seen.
        Assert.True(verdict.IsCompletedSuccessfully);
#pragma warning disable VSTHRD002 // It has ended; an await could go on with another thread's bytes.
        Assert.IsType<TokenVerdict.Accepted>(verdict.GetAwaiter().GetResult());
#pragma warning restore VSTHRD002
    }
}
