using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Planning;

namespace McpServer.Application.Tests.Tenancy.Planning;

public sealed class ApiPlanTests
{
    [Fact]
    public void A_missing_api_is_made_with_all_that_is_declared()
    {
        var plan = Tenants.Plan(new(), Tenants.AsWanted with { Api = null });

        var change = plan.Only(ObjectKind.Api);
        Assert.Equal((ChangeKind.Create, Tenants.Identifier), (change.Kind, change.Name));
        Assert.Null(change.Id);
        Assert.Equal(
            [
                "identifier: none -> 'https://mcp.example.com/'",
                "name: none -> 'MCP Tools API'",
                "signing_alg: none -> 'RS256'",
                "token_dialect: none -> 'rfc9068_profile_authz'",
                "token_lifetime: none -> 3600",
                "enforce_policies: none -> true",
                "allow_offline_access: none -> true",
                "scopes: none -> [{'value':'tool:greet','description':'Greet people'},"
                    + "{'value':'tool:whoami','description':'See who you are'}]",
            ],
            change.Shown()
        );
    }

    [Theory]
    [InlineData("name", "\"Old\"", "'Old' -> 'MCP Tools API'")]
    [InlineData("signing_alg", "\"HS256\"", "'HS256' -> 'RS256'")]
    [InlineData("token_dialect", "\"access_token\"", "'access_token' -> 'rfc9068_profile_authz'")]
    [InlineData("token_lifetime", "86400", "86400 -> 3600")]
    [InlineData("enforce_policies", "false", "false -> true")]
    [InlineData("enforce_policies", null, "none -> true")]
    [InlineData("allow_offline_access", "false", "false -> true")]
    public void A_field_that_somebody_changed_is_changed_back_alone(string field, string? value, string difference)
    {
        var remote = Tenants.AsWanted with { Api = Tenants.AsWanted.Api!.With(field, value) };

        var plan = Tenants.Plan(new(), remote);

        var change = Assert.Single(plan.Changes);
        Assert.Equal((ObjectKind.Api, ChangeKind.Update, "api_1"), (change.Target, change.Kind, change.Id));
        Assert.Equal([$"{field}: {difference}"], change.Shown());
        Assert.Empty(change.Consequences);
    }

    [Fact]
    public void Every_field_can_be_declared()
    {
        var section = new ApiSection
        {
            Name = "Tools",
            TokenLifetime = 900,
            Dialect = Dialect.AccessToken,
            SigningAlgorithm = SigningAlgorithm.Ps256,
            RoleBasedAccess = false,
            OfflineAccess = false,
        };

        var plan = Tenants.Plan(new() { Api = section }, Tenants.AsWanted);

        Assert.Equal(
            [
                "name: 'MCP Tools API' -> 'Tools'",
                "signing_alg: 'RS256' -> 'PS256'",
                "token_dialect: 'rfc9068_profile_authz' -> 'access_token'",
                "token_lifetime: 3600 -> 900",
                "enforce_policies: true -> false",
                "allow_offline_access: true -> false",
            ],
            plan.Only(ObjectKind.Api).Shown()
        );
    }

    [Fact]
    public void A_number_is_the_same_however_it_is_written()
    {
        var remote = Tenants.AsWanted with { Api = Tenants.AsWanted.Api!.With("token_lifetime", "3600.0") };

        Assert.Empty(Tenants.Plan(new(), remote).Changes);
    }

    [Theory]
    [InlineData(ProofOfPossession.Allowed, null, "none -> {'mechanism':'dpop','required':false}")]
    [InlineData(
        ProofOfPossession.Off,
        """{ "mechanism": "mtls", "required": true }""",
        "{'mechanism':'mtls','required':true} -> none"
    )]
    public void The_binding_of_tokens_is_set_when_it_is_declared(
        ProofOfPossession declared,
        string? present,
        string difference
    )
    {
        var remote = Tenants.AsWanted with { Api = Tenants.AsWanted.Api!.With("proof_of_possession", present) };

        var plan = Tenants.Plan(new() { Api = new() { Dpop = declared } }, remote);

        Assert.Equal([$"proof_of_possession: {difference}"], plan.Only(ObjectKind.Api).Shown());
    }

    [Theory]
    [InlineData(null, """{ "mechanism": "dpop", "required": true }""")]
    [InlineData(ProofOfPossession.Off, null)]
    [InlineData(ProofOfPossession.Off, "null")]
    [InlineData(ProofOfPossession.Allowed, """{ "mechanism": "dpop" }""")]
    [InlineData(ProofOfPossession.Allowed, """{ "required_for": "all_clients", "mechanism": "dpop" }""")]
    public void The_binding_of_tokens_is_left_alone_when_it_is_right_or_not_declared(
        ProofOfPossession? declared,
        string? present
    )
    {
        var remote = Tenants.AsWanted with { Api = Tenants.AsWanted.Api!.With("proof_of_possession", present) };

        Assert.Empty(Tenants.Plan(new() { Api = new() { Dpop = declared } }, remote).Changes);
    }

    [Fact]
    public void A_new_api_is_not_told_that_its_tokens_are_not_bound()
    {
        var plan = Tenants.Plan(new() { Api = new() { Dpop = ProofOfPossession.Off } }, Tenants.Untouched);

        Assert.Null(plan.Only(ObjectKind.Api).Field("proof_of_possession"));
    }
}
