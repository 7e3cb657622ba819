using McpServer.Application.Tenancy;
using McpServer.Application.Tenancy.Checkup;

namespace McpServer.Application.Tests.Tenancy.Checkup;

/// <summary>The API, and the tokens that are issued for it.</summary>
public sealed class ApiCheckTests
{
    [Fact]
    public void Without_the_api_nobody_can_sign_in_and_nothing_of_it_is_looked_at()
    {
        var evidence = Healthy.With(Healthy.Remote with { Api = null });

        Assert.Equal(
            [
                "Error API: the tenant has none with the identifier 'https://mcp.example.com/'",
                "Error scopes of the tools: the tenant lacks tool:greet, tool:whoami",
            ],
            Healthy.Ills(evidence)
        );
        Assert.DoesNotContain(TenantCheckup.Of(evidence), finding => finding.Check == "dialect");
    }

    [Theory]
    [InlineData("http://localhost:3001/")]
    [InlineData("urn:company:tools")]
    public void An_identifier_of_this_machine_or_of_none_is_fine(string identifier) =>
        Assert.Equal(Severity.Fine, Healthy.Finding(Identified(identifier), "identifier").Severity);

    [Fact]
    public void An_http_identifier_of_another_machine_is_a_risk()
    {
        var finding = Healthy.Finding(Identified("http://mcp.example.com/"), "identifier");

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.NotEmpty(finding.Mend);
    }

    [Theory]
    [InlineData("signing_alg", "\"HS256\"", "Error signing algorithm: 'HS256'")]
    [InlineData("signing_alg", null, "Error signing algorithm: ''")]
    [InlineData("token_encryption", "{}", "Error token encryption: access tokens are encrypted")]
    [InlineData(
        "proof_of_possession",
        """{ "mechanism": "mtls", "required": true }""",
        "Error token binding: 'mtls' is required"
    )]
    [InlineData("token_dialect", "\"access_token\"", "Warning dialect: 'access_token' has no permissions claim")]
    [InlineData("token_dialect", "\"rfc9068_profile\"", "Warning dialect: 'rfc9068_profile' has no permissions claim")]
    [InlineData("enforce_policies", "false", "Error roles decide: RBAC is off")]
    [InlineData("enforce_policies", null, "Error roles decide: RBAC is off")]
    [InlineData("allow_offline_access", "false", "Warning refresh tokens: not allowed")]
    public void What_makes_tokens_useless_or_too_powerful_is_told(string path, string? json, string ill) =>
        Assert.Equal([ill], Healthy.Ills(With(path, json)));

    [Theory]
    [InlineData("signing_alg", "\"PS256\"")]
    [InlineData("token_encryption", "null")]
    [InlineData("proof_of_possession", "null")]
    [InlineData("proof_of_possession", """{ "mechanism": "dpop", "required": false }""")]
    [InlineData("token_dialect", "\"access_token_authz\"")]
    public void What_does_not_is_fine(string path, string json) => Assert.Empty(Healthy.Ills(With(path, json)));

    private static TenantEvidence With(string path, string? json) =>
        Healthy.With(Healthy.Remote with { Api = Healthy.Remote.Api!.With(path, json) });

    private static TenantEvidence Identified(string identifier) =>
        Healthy.Evidence with
        {
            Desired = DesiredTenant.Of(Healthy.File, identifier, Tenants.Catalog),
        };
}
