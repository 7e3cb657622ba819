using McpServer.Application.Tenancy.Checkup;

namespace McpServer.Application.Tests.Tenancy.Checkup;

/// <summary>What the issuer publishes for everybody.</summary>
public sealed class IssuerCheckTests
{
    [Fact]
    public void Metadata_that_cannot_be_read_is_an_error_and_the_rest_of_it_is_not_looked_at()
    {
        var evidence = Healthy.Evidence with { Metadata = Healthy.Unreachable(Healthy.Evidence.Metadata), Keys = null };

        Assert.Equal(
            ["Error discovery: https://tenant.example.com/.well-known/openid-configuration did not answer."],
            Healthy.Ills(evidence)
        );
        Assert.DoesNotContain(TenantCheckup.Of(evidence), finding => finding.Check == "issuer");
    }

    [Theory]
    [InlineData("https://tenant.example.com")]
    [InlineData("https://TENANT.example.com/")]
    [InlineData("https://login.example.com/")]
    public void Another_issuer_is_an_error_even_by_a_byte(string issuer)
    {
        var evidence = Healthy.Evidence with { Metadata = Healthy.Evidence.Metadata.With("issuer", $"\"{issuer}\"") };

        Assert.Equal(
            [$"Error issuer: the tenant calls itself '{issuer}', the server trusts 'https://tenant.example.com/'"],
            Healthy.Ills(evidence)
        );
    }

    [Fact]
    public void Keys_that_cannot_be_read_are_an_error()
    {
        var evidence = Healthy.Evidence with { Keys = Healthy.Unreachable(Healthy.Evidence.Keys!) };

        Assert.Equal(
            ["Error signing keys: https://tenant.example.com/.well-known/jwks.json did not answer."],
            Healthy.Ills(evidence)
        );
    }

    [Fact]
    public void An_issuer_that_does_not_say_where_its_keys_are_is_an_error() =>
        Assert.Equal(
            ["Error signing keys: the issuer names no jwks_uri"],
            Healthy.Ills(Healthy.Evidence with { Keys = null })
        );

    [Theory]
    [InlineData("""[{ "kty": "RSA", "alg": "PS256" }]""")]
    [InlineData("""[{ "kty": "RSA" }]""")]
    [InlineData("""[{ "kty": "EC", "alg": "ES256" }, { "kty": "RSA", "alg": "RS256" }]""")]
    public void An_rsa_key_for_our_algorithms_is_fine(string keys) => Assert.Empty(Healthy.Ills(WithKeys(keys)));

    [Theory]
    [InlineData(null)]
    [InlineData("[]")]
    [InlineData("""["RSA"]""")]
    [InlineData("""[{ "kty": "EC", "alg": "ES256" }]""")]
    [InlineData("""[{ "kty": "RSA", "alg": "RS512" }]""")]
    public void Without_one_no_token_can_be_checked(string? keys) =>
        Assert.Equal(["Error signing keys: none is an RSA key for RS256 or PS256"], Healthy.Ills(WithKeys(keys)));

    [Theory]
    [InlineData(null)]
    [InlineData("""["plain"]""")]
    public void Without_S256_clients_refuse_to_sign_in(string? methods) =>
        Assert.Equal(
            ["Error PKCE: S256 is not advertised"],
            Healthy.Ills(WithMetadata("code_challenge_methods_supported", methods))
        );

    [Theory]
    [InlineData(null)]
    [InlineData("false")]
    public void Responses_that_do_not_name_their_issuer_are_a_risk(string? isSupported)
    {
        var evidence = WithMetadata("authorization_response_iss_parameter_supported", isSupported);

        Assert.Equal(["Warning iss in responses: not advertised"], Healthy.Ills(evidence));
        Assert.Equal("tenant apply", Healthy.Finding(evidence, "iss in responses").Mend);
    }

    [Fact]
    public void Where_the_file_wants_it_so_the_file_has_to_change()
    {
        var evidence = WithMetadata("authorization_response_iss_parameter_supported", "false") with
        {
            Desired = Tenants.Desired(Healthy.File with { Settings = new() { IssuerInResponses = false } }),
        };

        Assert.Contains(
            "settings.issuerInResponses",
            Healthy.Finding(evidence, "iss in responses").Mend,
            StringComparison.Ordinal
        );
    }

    private static TenantEvidence WithMetadata(string path, string? json) =>
        Healthy.Evidence with
        {
            Metadata = Healthy.Evidence.Metadata.With(path, json),
        };

    private static TenantEvidence WithKeys(string? json) =>
        Healthy.Evidence with
        {
            Keys = Healthy.Evidence.Keys!.With("keys", json),
        };
}
