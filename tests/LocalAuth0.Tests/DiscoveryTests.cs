using System.Net;
using McpServer.LocalAuth0.Tests.Running;

namespace McpServer.LocalAuth0.Tests;

public sealed class DiscoveryTests(StandIn standIn) : IClassFixture<StandIn>
{
    private const string OpenId = ".well-known/openid-configuration";

    [Fact]
    public async Task Both_documents_say_the_same()
    {
        var openId = await standIn.GetAsync(OpenId);
        var oauth = await standIn.GetAsync(".well-known/oauth-authorization-server");

        Assert.Equal(openId.ToJsonString(), oauth.ToJsonString());
    }

    [Fact]
    public async Task The_issuer_has_its_trailing_slash()
    {
        var document = await standIn.GetAsync(OpenId);

        Assert.Equal(standIn.Tenant.Issuer, (string?)document["issuer"]);
        Assert.EndsWith("/", (string?)document["issuer"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("authorization_endpoint", "authorize")]
    [InlineData("token_endpoint", "oauth/token")]
    [InlineData("jwks_uri", ".well-known/jwks.json")]
    [InlineData("registration_endpoint", "oidc/register")]
    [InlineData("revocation_endpoint", "oauth/revoke")]
    [InlineData("userinfo_endpoint", "userinfo")]
    public async Task Endpoints_are_where_Auth0_has_them(string name, string path)
    {
        var document = await standIn.GetAsync(OpenId);

        Assert.Equal(standIn.Tenant.Issuer + path, (string?)document[name]);
    }

    [Fact]
    public async Task Only_S256_is_offered()
    {
        var document = await standIn.GetAsync(OpenId);

        Assert.Equal(["S256"], document["code_challenge_methods_supported"]!.AsArray().Select(m => (string?)m));
    }

    [Fact]
    public async Task What_clients_look_for_before_they_use_metadata_documents_is_there()
    {
        var document = await standIn.GetAsync(OpenId);

        Assert.True((bool)document["client_id_metadata_document_supported"]!);
        Assert.True((bool)document["authorization_response_iss_parameter_supported"]!);
        Assert.Contains("none", document["token_endpoint_auth_methods_supported"]!.AsArray().Select(m => (string?)m));
    }

    [Fact]
    public async Task The_scopes_of_the_API_are_not_advertised()
    {
        var document = await standIn.GetAsync(OpenId);

        var scopes = document["scopes_supported"]!.AsArray().Select(scope => (string?)scope).ToArray();
        Assert.Contains("offline_access", scopes);
        Assert.DoesNotContain("tool:whoami", scopes);
    }

    [Fact]
    public async Task Addresses_do_not_follow_the_Host_header()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, OpenId);
        request.Headers.Host = "127.0.0.1:1";

        using var response = await standIn.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain("127.0.0.1:1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_not_this_computer_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "_control/token?as=admin@example.com");
        request.Headers.Host = "evil.example";

        using var response = await standIn.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain("eyJ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_current_and_the_next_key_are_published_in_Auth0s_shape()
    {
        var keys = (await standIn.GetAsync(".well-known/jwks.json"))["keys"]!.AsArray();

        Assert.Equal(2, keys.Count);
        Assert.All(
            keys,
            key =>
                Assert.Equal(
                    ["alg", "e", "kid", "kty", "n", "use", "x5c", "x5t"],
                    key!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal)
                )
        );
    }
}
