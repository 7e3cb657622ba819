using McpServer.Application.Tenancy.Checkup;

namespace McpServer.Application.Tests.Tenancy.Checkup;

/// <summary>What the running server tells its clients, held against the tenant.</summary>
public sealed class ServerCheckTests
{
    [Fact]
    public void A_server_that_is_not_running_was_not_looked_at()
    {
        var evidence = Healthy.Evidence with { Server = Healthy.Unreachable(Healthy.Evidence.Server) };

        Assert.Equal(
            ["Warning server metadata: https://mcp.example.com/.well-known/oauth-protected-resource did not answer."],
            Healthy.Ills(evidence)
        );
        Assert.DoesNotContain(TenantCheckup.Of(evidence), finding => finding.Check == "server's issuer");
    }

    [Theory]
    [InlineData("https://mcp.example.com")]
    [InlineData("https://other.example.com/")]
    public void A_resource_that_is_not_the_identifier_is_an_error_even_by_a_slash(string resource) =>
        Assert.Equal(
            [$"Error server metadata: resource is '{resource}', the API's identifier is 'https://mcp.example.com/'"],
            Healthy.Ills(With("resource", $"\"{resource}\""))
        );

    [Fact]
    public void A_server_that_names_our_issuer_among_others_is_fine() =>
        Assert.Empty(
            Healthy.Ills(
                With("authorization_servers", """["https://other.example.com/", "https://tenant.example.com/"]""")
            )
        );

    [Theory]
    [InlineData("[]", "")]
    [InlineData("""["https://tenant.example.com"]""", "https://tenant.example.com")]
    public void A_server_that_sends_people_to_another_issuer_is_an_error(string servers, string named) =>
        Assert.Equal(
            [$"Error server's issuer: the server names [{named}], the tenant is 'https://tenant.example.com/'"],
            Healthy.Ills(With("authorization_servers", servers))
        );

    private static TenantEvidence With(string path, string json) =>
        Healthy.Evidence with
        {
            Server = Healthy.Evidence.Server.With(path, json),
        };
}
