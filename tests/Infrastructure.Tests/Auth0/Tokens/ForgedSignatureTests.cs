using System.Buffers.Text;
using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.TestBench;

namespace McpServer.Infrastructure.Tests.Auth0.Tokens;

/// <summary>A wrong signature is what anybody can send, in any number.</summary>
public sealed class ForgedSignatureTests
{
    [Theory]
    [InlineData("RS256")]
    [InlineData("PS256")]
    public async Task A_forged_token_is_refused_without_an_exception_and_a_good_one_accepted(string algorithm)
    {
        await using var server = await StartAsync();
        var good = server.Forge.Person().SignedBy(TestKeys.First, algorithm);
        await server.AcceptAsync(good);
        var tokens = server.Get<IAccessTokens>();
        var forged = good.WithSignatureOf(TestKeys.Second, algorithm).Compact().AsMemory();
        var thrown = 0;
        var thread = Environment.CurrentManagedThreadId;
        AppDomain.CurrentDomain.FirstChanceException += Count;

        var verdict = tokens.ValidateAsync(forged, CancellationToken.None);

        AppDomain.CurrentDomain.FirstChanceException -= Count;
        // The keys are known, so it ended on this thread, whose exceptions were counted.
        Assert.True(verdict.IsCompletedSuccessfully);
        Assert.Equal("signature", Assert.IsType<TokenVerdict.Rejected>(await verdict).Fault.Reason);
        Assert.Equal(0, thrown);

        void Count(object? sender, EventArgs arguments) =>
            thrown += Environment.CurrentManagedThreadId == thread ? 1 : 0;
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("PS256")]
    public async Task A_signature_of_any_other_length_is_refused(string algorithm)
    {
        await using var server = await StartAsync();
        var good = server.Forge.Person().SignedBy(TestKeys.First, algorithm);
        var signed = good.Compact();
        var end = signed.LastIndexOf('.') + 1;
        var signature = Base64Url.DecodeFromChars(signed.AsSpan(end));
        byte[][] others =
        [
            [],
            [0],
            signature[..^1],
            signature[1..],
            [.. signature, 0],
            [0, .. signature],
            [.. signature, .. signature],
            new byte[signature.Length],
            [.. Enumerable.Repeat(byte.MaxValue, signature.Length)],
            new byte[4000],
        ];

        var reasons = new List<string>();
        foreach (var other in others)
        {
            reasons.Add(await server.RefuseAsync(signed[..end] + Base64Url.EncodeToString(other)));
        }

        Assert.All(reasons, reason => Assert.Equal("signature", reason));
        await server.AcceptAsync(signed[..end] + Base64Url.EncodeToString(signature));
    }

    [Fact]
    public async Task A_signature_without_its_leading_zero_is_refused()
    {
        await using var server = await StartAsync();
        var person = server.Forge.Person().SignedBy(TestKeys.First, "PS256");
        // PSS makes another signature each time, and one in about two hundred begins with a zero.
        var signed = Enumerable
            .Range(0, 10_000)
            .Select(_ => person.Compact())
            .First(token => Base64Url.DecodeFromChars(token.AsSpan(token.LastIndexOf('.') + 1))[0] == 0);
        var end = signed.LastIndexOf('.') + 1;
        var shorter = Base64Url.EncodeToString(Base64Url.DecodeFromChars(signed.AsSpan(end)).AsSpan(1));

        Assert.Equal("signature", await server.RefuseAsync(signed[..end] + shorter));
        await server.AcceptAsync(signed);
    }

    // It lets a key be used with both algorithms.
    private static async Task<ProtectedServer> StartAsync()
    {
        var server = await ProtectedServer.StartAsync();
        var key = TestKeys.First.ToJson();
        key.Remove("alg");
        server.Issuer.Publish(key);
        return server;
    }
}
