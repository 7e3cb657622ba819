using System.Text.Json.Nodes;
using McpServer.TestBench;

namespace McpServer.Infrastructure.Tests.Auth0.Tokens;

public sealed class TokenAlgorithmTests
{
    [Theory]
    [InlineData("RS256")]
    [InlineData("PS256")]
    public async Task Both_asymmetric_algorithms_are_accepted(string algorithm)
    {
        await using var server = await ProtectedServer.StartAsync();
        server.Issuer.Publish(WithoutAlgorithm(TestKeys.First));

        var caller = await server.AcceptAsync(server.Forge.Person().SignedBy(TestKeys.First, algorithm));

        Assert.Equal(TokenForge.Subject, caller.Subject);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    [InlineData("")]
    [InlineData("rs256")]
    [InlineData("RS256 ")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    [InlineData("PS512")]
    [InlineData("ES256")]
    [InlineData("EdDSA")]
    [InlineData("RSA-OAEP")]
    [InlineData("dir")]
    [Requirement("AZ-13")]
    public async Task Any_other_algorithm_is_refused_before_a_key_is_looked_up(string algorithm)
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().WithHeader("alg", algorithm).WithoutSignature());

        Assert.Equal("algorithm", reason);
        Assert.Equal(0, server.Issuer.KeyFetches);
    }

    [Fact]
    public async Task A_token_without_an_algorithm_is_refused()
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().WithoutHeader("alg"));

        Assert.Equal("algorithm", reason);
    }

    [Theory]
    [InlineData("HS256", "algorithm")]
    [InlineData("RS256", "signature")]
    public async Task The_public_key_is_no_secret_to_sign_with(string algorithm, string expected)
    {
        await using var server = await ProtectedServer.StartAsync();
        var token = server.Forge.Person().WithHeader("alg", algorithm).WithSignatureOf(TestKeys.First.ToPem());

        var reason = await server.RefuseAsync(token);

        Assert.Equal(expected, reason);
    }

    [Fact]
    public async Task A_key_is_not_used_with_another_algorithm_than_its_own()
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().SignedBy(TestKeys.First, "PS256"));

        Assert.Equal("key_algorithm", reason);
    }

    private static JsonObject WithoutAlgorithm(TestKey key)
    {
        var json = key.ToJson();
        json.Remove("alg");
        return json;
    }
}
