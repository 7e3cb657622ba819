using System.Text.Json.Nodes;
using McpServer.TestBench;

namespace McpServer.Infrastructure.Tests.Auth0.Tokens;

public sealed class TokenPayloadTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("{", "[{")]
    [InlineData("}", ",}")]
    [InlineData("}", "}{}")]
    [InlineData("{", "{/**/")]
    [InlineData("{", "{\"sub\":\"auth0|admin\",")]
    [InlineData("{", "{\"\\u0073ub\":\"auth0|admin\",")]
    [InlineData("{", "{\"x\":[{\"y\":1,\"y\":2}],")]
    [InlineData("{", "{\"\\ud800\":1,")]
    [InlineData("auth0|", "\\udc00|")]
    [InlineData("auth0|", "auth0\n|")]
    public async Task A_payload_that_is_not_strict_json_is_refused(string text, string instead)
    {
        await using var server = await ProtectedServer.StartAsync();
        var token = server
            .Forge.Person()
            .WithPayloadText(payload =>
                text.Length == 0 ? instead : payload.Replace(text, instead, StringComparison.Ordinal)
            );

        var reason = await server.RefuseAsync(token);

        Assert.Equal("payload", reason);
        Assert.Equal(0, server.Issuer.KeyFetches);
    }

    [Fact]
    public async Task The_issuer_is_compared_as_it_is_written()
    {
        await using var server = await ProtectedServer.StartAsync();
        var issuer = server.Issuer.Identifier;
        string[] others =
        [
            issuer.TrimEnd('/'),
            issuer + "/",
            issuer + "x",
            issuer.ToUpperInvariant(),
            issuer.Replace("http:", "https:", StringComparison.Ordinal),
            issuer.Replace("127.0.0.1", "127.0.0.1.evil.example", StringComparison.Ordinal),
            issuer.Replace("127.0.0.1", "127.0.0.1@evil.example", StringComparison.Ordinal),
            " " + issuer,
            string.Empty,
        ];

        var reasons = new List<string>();
        foreach (var other in others)
        {
            reasons.Add(await server.RefuseAsync(server.Forge.Person().With("iss", other)));
        }

        Assert.All(reasons, reason => Assert.Equal("issuer", reason));
        Assert.Equal(0, server.Issuer.KeyFetches);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("{}")]
    public async Task An_issuer_that_is_no_string_is_refused(string issuer)
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().With("iss", JsonNode.Parse(issuer)));

        Assert.Equal("issuer", reason);
    }

    [Fact]
    public async Task A_list_of_issuers_with_the_right_one_is_refused()
    {
        await using var server = await ProtectedServer.StartAsync();
        var issuers = new JsonArray(server.Issuer.Identifier);

        var reason = await server.RefuseAsync(server.Forge.Person().With("iss", issuers));

        Assert.Equal("issuer", reason);
    }

    [Fact]
    public async Task A_token_without_an_issuer_is_refused()
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().Without("iss"));

        Assert.Equal("issuer", reason);
    }

    [Fact]
    [Requirement("AZ-13")]
    public async Task Another_tenant_is_refused_and_never_asked_for_keys()
    {
        await using var server = await ProtectedServer.StartAsync();
        await using var other = await TestIssuer.StartAsync();
        var forge = new TokenForge(other.Identifier, ProtectedServer.Audience, server.Clock);

        var reason = await server.RefuseAsync(forge.Person());

        Assert.Equal("issuer", reason);
        Assert.Equal(0, other.KeyFetches);
    }

    [Fact]
    public async Task A_claim_that_was_changed_after_signing_is_refused()
    {
        await using var server = await ProtectedServer.StartAsync();
        var signed = server.Forge.Person().Compact().Split('.');
        var changed = server.Forge.Person().With("sub", "auth0|admin").Compact().Split('.');

        var reason = await server.RefuseAsync($"{signed[0]}.{changed[1]}.{signed[2]}");

        Assert.Equal("signature", reason);
    }

    [Fact]
    [Requirement("AZ-13")]
    public async Task A_signature_of_another_key_is_refused()
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().WithSignatureOf(TestKeys.Second));

        Assert.Equal("signature", reason);
    }

    [Fact]
    public async Task A_signature_of_another_algorithm_is_refused()
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().WithSignatureOf(TestKeys.First, "RS512"));

        Assert.Equal("signature", reason);
    }

    [Fact]
    [Requirement("AZ-13")]
    public async Task A_token_without_a_signature_is_refused()
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().WithoutSignature());

        Assert.Equal("signature", reason);
    }
}
