using System.Text.Json.Nodes;
using McpServer.TestBench;

namespace McpServer.Infrastructure.Tests.Auth0.Tokens;

public sealed class TokenHeaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"RS256\"")]
    [InlineData("""{"alg":"RS256","kid":"first","typ":"at+jwt",}""")]
    [InlineData("""{"alg":"RS256",/**/"kid":"first","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"RS256","kid":"first","typ":"at+jwt"} {}""")]
    [InlineData("""{"alg":"none","alg":"RS256","kid":"first","typ":"at+jwt"}""")]
    [InlineData("""{"\u0061lg":"none","alg":"RS256","kid":"first","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"RS256","kid":"first\ud800","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"RS256","kid":"first","typ":"at+jwt","x":{"y":1,"y":2}}""")]
    public async Task A_header_that_is_not_strict_json_is_refused(string header)
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().WithHeaderText(header));

        Assert.Equal("header", reason);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("1")]
    [InlineData("[\"first\"]")]
    public async Task A_token_that_does_not_name_its_key_is_refused(string keyId)
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().WithHeader("kid", JsonNode.Parse(keyId)));

        Assert.Equal("key_id", reason);
    }

    [Fact]
    public async Task A_token_without_a_key_id_is_refused()
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().WithoutHeader("kid"));

        Assert.Equal("key_id", reason);
        Assert.Equal(0, server.Issuer.KeyFetches);
    }

    [Fact]
    public async Task A_key_id_that_is_too_long_is_refused_before_a_key_is_looked_up()
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().WithHeader("kid", new string('k', 257)));

        Assert.Equal("key_id", reason);
        Assert.Equal(0, server.Issuer.KeyFetches);
    }

    [Theory]
    [InlineData("../first")]
    [InlineData("first' OR '1'='1")]
    [InlineData("FIRST")]
    [InlineData("first\u0000")]
    [InlineData("http://evil.example/jwks.json")]
    public async Task A_key_id_is_only_ever_compared(string keyId)
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().WithHeader("kid", keyId));

        Assert.Equal("unknown_key", reason);
    }

    [Theory]
    [InlineData("at+jwt")]
    [InlineData("AT+JWT")]
    [InlineData("application/at+jwt")]
    [InlineData("Application/AT+jwt")]
    [InlineData("JWT")]
    [InlineData("jwt")]
    public async Task The_types_of_both_families_of_dialects_are_accepted(string type)
    {
        await using var server = await ProtectedServer.StartAsync();

        var caller = await server.AcceptAsync(server.Forge.Person().WithHeader("typ", type));

        Assert.Equal(TokenForge.Subject, caller.Subject);
    }

    [Theory]
    [InlineData("\"dpop+jwt\"")]
    [InlineData("\"logout+jwt\"")]
    [InlineData("\"id+jwt\"")]
    [InlineData("\"at+jwt \"")]
    [InlineData("\"application/application/at+jwt\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("[\"at+jwt\"]")]
    public async Task Any_other_type_is_refused(string type)
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().WithHeader("typ", JsonNode.Parse(type)));

        Assert.Equal("token_type", reason);
    }

    [Fact]
    public async Task A_token_without_a_type_is_refused()
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().WithoutHeader("typ"));

        Assert.Equal("token_type", reason);
    }

    [Fact]
    public async Task A_server_that_knows_its_dialect_refuses_the_other_one()
    {
        await using var server = await ProtectedServer.StartAsync(("Auth0:TokenTypes:0", "at+jwt"));

        await server.AcceptAsync(server.Forge.Person(TokenDialect.Rfc9068Profile));
        var reason = await server.RefuseAsync(server.Forge.Person(TokenDialect.AccessToken));

        Assert.Equal("token_type", reason);
    }

    [Theory]
    [InlineData("[\"b64\"]")]
    [InlineData("[\"exp\"]")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task A_token_that_asks_for_an_extension_is_refused(string extensions)
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().WithHeader("crit", JsonNode.Parse(extensions)));

        Assert.Equal("critical", reason);
    }

    [Fact]
    public async Task A_key_in_the_header_is_not_used()
    {
        await using var server = await ProtectedServer.StartAsync();
        await using var evil = await TestIssuer.StartAsync();
        var token = server
            .Forge.Person()
            .WithSignatureOf(TestKeys.Third)
            .WithHeader("jwk", TestKeys.Third.ToJson())
            .WithHeader("jku", evil.Identifier + ".well-known/jwks.json")
            .WithHeader("x5u", evil.Identifier + "certificate")
            .WithHeader("x5c", new JsonArray("MIIC"))
            .WithHeader("x5t", "AAAA");

        var reason = await server.RefuseAsync(token);

        Assert.Equal("signature", reason);
        Assert.Equal(0, evil.KeyFetches);
    }

    [Fact]
    public async Task A_key_in_the_header_does_no_harm()
    {
        await using var server = await ProtectedServer.StartAsync();

        var caller = await server.AcceptAsync(server.Forge.Person().WithHeader("jwk", TestKeys.Third.ToJson()));

        Assert.Equal(TokenForge.Subject, caller.Subject);
    }
}
