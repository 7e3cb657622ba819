using McpServer.Application.Tenancy.Checkup;

namespace McpServer.Application.Tests.Tenancy.Checkup;

public sealed class HealthyTests
{
    [Fact]
    public void Everything_is_looked_at_in_the_order_of_a_sign_in_and_fine()
    {
        var findings = TenantCheckup.Of(Healthy.Evidence);

        Assert.Equal(
            [
                "discovery",
                "issuer",
                "signing keys",
                "PKCE",
                "iss in responses",
                "server metadata",
                "server's issuer",
                "resource profile",
                "default audience",
                "open registration",
                "API",
                "identifier",
                "signing algorithm",
                "token encryption",
                "token binding",
                "dialect",
                "roles decide",
                "refresh tokens",
                "ways to sign in",
                "grant of third-party applications",
                "scopes of the tools",
                "other scopes",
                "tenant file",
            ],
            findings.Select(finding => finding.Check)
        );
        Assert.All(
            findings,
            finding => Assert.True(finding is { Severity: Severity.Fine, What.Length: > 0, Why: "", Mend: "" })
        );
    }
}
