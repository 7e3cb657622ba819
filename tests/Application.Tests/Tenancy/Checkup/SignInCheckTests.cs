using McpServer.Application.Tenancy.Checkup;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tests.Tenancy.Checkup;

/// <summary>What stands between a person and a token.</summary>
public sealed class SignInCheckTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("false")]
    public void Without_a_connection_for_all_applications_nobody_can_sign_in(string? isPromoted)
    {
        var connections = Healthy.Remote.Connections.Select(one => one.With("is_domain_connection", isPromoted));

        Assert.Equal(
            ["Error ways to sign in: no connection is at the level of the domain"],
            Healthy.Ills(Healthy.With(Healthy.Remote with { Connections = [.. connections] }))
        );
    }

    [Fact]
    public void Keys_that_Auth0_lends_are_for_trying_things_out()
    {
        var connections = Healthy.Remote.Connections.Select(one => one.With("is_domain_connection", "true"));

        Assert.Equal(
            ["Warning development keys: 'Partners' uses Auth0's shared keys"],
            Healthy.Ills(Healthy.With(Healthy.Remote with { Connections = [.. connections] }))
        );
    }

    [Fact]
    public void Without_a_default_grant_third_parties_get_no_token() =>
        Assert.Equal(
            ["Error grant of third-party applications: there is none for this API"],
            Healthy.Ills(Healthy.With(Healthy.Remote with { Grants = [] }))
        );

    [Theory]
    [InlineData("subject_type", "\"client\"")]
    [InlineData("default_for", null)]
    public void A_grant_for_others_is_none(string path, string? json) =>
        Assert.Equal(
            ["Error grant of third-party applications: there is none for this API"],
            Healthy.Ills(Granting(Healthy.Remote.Grants[0].With(path, json)))
        );

    [Fact]
    public void A_grant_that_lacks_a_permission_keeps_everybody_from_it() =>
        Assert.Equal(
            ["Error grant of third-party applications: it lacks tool:greet"],
            Healthy.Ills(Granting(Healthy.Remote.Grants[0].With("scope", """["tool:whoami"]""")))
        );

    [Fact]
    public void A_grant_for_all_scopes_lacks_none() =>
        Assert.Empty(
            Healthy.Ills(Granting(Healthy.Remote.Grants[0].With("scope", json: null).With("allow_all_scopes", "true")))
        );

    [Fact]
    public void A_permission_that_the_file_withholds_is_not_lacking()
    {
        var file = Healthy.File with { ThirdPartyClients = new() { Permissions = ["tool:whoami"] } };
        var evidence = Granting(Healthy.Remote.Grants[0].With("scope", """["tool:whoami"]"""));

        Assert.Empty(Healthy.Ills(evidence with { Desired = Tenants.Desired(file) }));
    }

    private static TenantEvidence Granting(Resource grant) => Healthy.With(Healthy.Remote with { Grants = [grant] });
}
