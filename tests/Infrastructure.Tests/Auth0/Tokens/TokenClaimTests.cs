using System.Text.Json.Nodes;
using McpServer.TestBench;

namespace McpServer.Infrastructure.Tests.Auth0.Tokens;

public sealed class TokenClaimTests
{
    [Fact]
    public async Task A_token_for_this_api_among_others_is_accepted()
    {
        await using var server = await ProtectedServer.StartAsync();
        var audiences = new JsonArray(ProtectedServer.Audience, server.Issuer.Identifier + "userinfo");

        var caller = await server.AcceptAsync(server.Forge.Person().With("aud", audiences));

        Assert.Equal(TokenForge.Subject, caller.Subject);
    }

    [Theory]
    [InlineData("\"http://localhost:3001\"")]
    [InlineData("\"http://localhost:3001/mcp\"")]
    [InlineData("\"http://LOCALHOST:3001/\"")]
    [InlineData("\"http://localhost:3001/ \"")]
    [InlineData("\"http://localhost:3001/ https://other.example/\"")]
    [InlineData("\"https://tenant.us.auth0.com/userinfo\"")]
    [InlineData("[\"https://other.example/\",\"http://localhost:3001\"]")]
    [InlineData("[[\"http://localhost:3001/\"]]")]
    [InlineData("[\"http://localhost:3001/\",5]")]
    [InlineData("{\"http://localhost:3001/\":true}")]
    [InlineData("[]")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("5")]
    [Requirement("AZ-14")]
    [Requirement("AZ-17")]
    public async Task A_token_for_another_api_is_refused(string audience)
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().With("aud", JsonNode.Parse(audience)));

        Assert.Equal("audience", reason);
    }

    [Theory]
    [InlineData("aud", "audience")]
    [InlineData("sub", "subject")]
    [InlineData("client_id", "client")]
    public async Task A_claim_that_is_required_must_be_there(string claim, string expected)
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().Without(claim));

        Assert.Equal(expected, reason);
    }

    [Theory]
    [InlineData("sub", "\"\"", "subject")]
    [InlineData("sub", "null", "subject")]
    [InlineData("sub", "5", "subject")]
    [InlineData("sub", "[\"auth0|admin\"]", "subject")]
    [InlineData("client_id", "\"\"", "client")]
    [InlineData("client_id", "null", "client")]
    [InlineData("client_id", "{}", "client")]
    [InlineData("azp", "\"\"", "client")]
    [InlineData("azp", "null", "client")]
    [InlineData("azp", "\"another\"", "client_conflict")]
    [InlineData("azp", "\"TPC_vbc2Y77hGZfbhkSi7y3gTh\"", "client_conflict")]
    [InlineData("cnf", "{\"jkt\":\"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I\"}", "sender_constrained")]
    [InlineData("cnf", "{\"x5t#S256\":\"bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2\"}", "sender_constrained")]
    [InlineData("cnf", "{}", "sender_constrained")]
    [InlineData("cnf", "null", "sender_constrained")]
    [InlineData("scope", "[\"tool:greet\"]", "scope")]
    [InlineData("scope", "null", "scope")]
    [InlineData("scope", "5", "scope")]
    [InlineData("permissions", "{\"tool:greet\":true}", "permissions")]
    [InlineData("permissions", "[\"tool:greet\",5]", "permissions")]
    [InlineData("permissions", "null", "permissions")]
    [InlineData("org_id", "5", "organization")]
    [InlineData("org_id", "\"\"", "organization")]
    [InlineData("org_id", "[\"org_1\"]", "organization")]
    [InlineData("jti", "5", "token_id")]
    [InlineData("jti", "null", "token_id")]
    [InlineData("act", "\"agt_1\"", "actor")]
    [InlineData("act", "{}", "actor")]
    [InlineData("act", "{\"sub\":5}", "actor")]
    [InlineData("act", "{\"sub\":\"\"}", "actor")]
    public async Task A_claim_that_says_something_else_is_refused(string claim, string value, string expected)
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(server.Forge.Person().With(claim, JsonNode.Parse(value)));

        Assert.Equal(expected, reason);
    }

    [Fact]
    public async Task A_token_of_an_organization_on_the_list_is_accepted()
    {
        await using var server = await ProtectedServer.StartAsync(
            ("Auth0:Organizations:0", "org_1"),
            ("Auth0:Organizations:1", "org_2")
        );

        var caller = await server.AcceptAsync(server.Forge.Person().With("org_id", "org_2"));

        Assert.Equal("org_2", caller.Organization);
    }

    [Theory]
    [InlineData("org_2")]
    [InlineData("ORG_1")]
    [InlineData("org_1x")]
    public async Task A_token_of_another_organization_is_refused(string organization)
    {
        await using var server = await ProtectedServer.StartAsync(("Auth0:Organizations:0", "org_1"));

        var reason = await server.RefuseAsync(server.Forge.Person().With("org_id", organization));

        Assert.Equal("organization", reason);
    }

    [Fact]
    public async Task A_token_of_no_organization_is_refused_where_one_is_asked_for()
    {
        await using var server = await ProtectedServer.StartAsync(("Auth0:Organizations:0", "org_1"));

        var reason = await server.RefuseAsync(server.Forge.Person());

        Assert.Equal("organization", reason);
    }

    [Fact]
    public async Task The_first_fault_in_the_order_of_the_checks_is_told()
    {
        await using var server = await ProtectedServer.StartAsync(("Auth0:Organizations:0", "org_1"));
        var token = server.Forge.Person();
        (string Reason, Func<ForgedToken, ForgedToken> Break)[] fromLastToFirst =
        [
            ("actor", it => it.With("act", "x")),
            ("permissions", it => it.With("permissions", 5)),
            ("scope", it => it.With("scope", 5)),
            ("sender_constrained", it => it.With("cnf", 5)),
            ("organization", it => it.With("org_id", "org_2")),
            ("client", it => it.Without("client_id")),
            ("subject", it => it.Without("sub")),
            ("audience", it => it.Without("aud")),
            ("not_yet_valid", it => it.With("nbf", 32503680000)),
            ("expired", it => it.With("exp", 1)),
            ("issued_at", it => it.Without("iat")),
            ("expiry", it => it.Without("exp")),
            ("signature", it => it.WithSignatureOf(TestKeys.Second)),
            ("key_algorithm", it => it.WithHeader("alg", "PS256")),
            ("unknown_key", it => it.WithHeader("kid", "unknown")),
            ("issuer", it => it.With("iss", "https://evil.example/")),
            ("critical", it => it.WithHeader("crit", 1)),
            ("token_type", it => it.WithHeader("typ", "x")),
            ("key_id", it => it.WithHeader("kid", 1)),
            ("algorithm", it => it.WithHeader("alg", "none")),
        ];
        token = token.With("org_id", "org_1");

        var told = new List<string>();
        foreach (var (_, breakIt) in fromLastToFirst)
        {
            token = breakIt(token);
            told.Add(await server.RefuseAsync(token));
        }

        Assert.Equal(fromLastToFirst.Select(step => step.Reason), told);
    }
}
