using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tests.Tenancy.Planning;

/// <summary>Applications registered by hand; only their mark tells ours from somebody else's.</summary>
public sealed class ClientPlanTests
{
    private const string Present = """
        {
          "name": "Inspector",
          "app_type": "native",
          "is_first_party": false,
          "callbacks": ["http://localhost:2/", "http://localhost:1/"],
          "grant_types": ["refresh_token", "authorization_code"],
          "token_endpoint_auth_method": "none",
          "logo_uri": "https://logo.example.com/"
        }
        """;

    private static readonly ClientSection Inspector = new()
    {
        Name = "Inspector",
        Key = "inspector",
        Callbacks = ["http://localhost:1/", "http://localhost:2/"],
    };

    [Fact]
    public void A_missing_application_is_made_and_marked()
    {
        var plan = Plan(Inspector);

        var change = Assert.Single(plan.Changes);
        Assert.Equal((ObjectKind.Client, ChangeKind.Create, "inspector"), (change.Target, change.Kind, change.Name));
        Assert.Equal(
            [
                "name: none -> 'Inspector'",
                "app_type: none -> 'native'",
                "is_first_party: none -> false",
                "callbacks: none -> ['http://localhost:1/','http://localhost:2/']",
                "grant_types: none -> ['authorization_code','refresh_token']",
                "token_endpoint_auth_method: none -> 'none'",
                "client_metadata.managed_by: none -> 'mcp-server'",
                "client_metadata.mcp_server: none -> 'https://mcp.example.com/'",
                "client_metadata.mcp_client: none -> 'inspector'",
            ],
            change.Shown()
        );
        Assert.Empty(plan.Notes);
    }

    [Theory]
    [InlineData(ClientType.Native, "'native'", "false", "'none'", "['authorization_code','refresh_token']")]
    [InlineData(ClientType.Spa, "'spa'", "false", "'none'", "['authorization_code','refresh_token']")]
    [InlineData(
        ClientType.RegularWeb,
        "'regular_web'",
        "false",
        "'client_secret_post'",
        "['authorization_code','refresh_token']"
    )]
    [InlineData(ClientType.Machine, "'non_interactive'", "true", "'client_secret_post'", "['client_credentials']")]
    public void Its_type_decides_how_it_gets_tokens(
        ClientType type,
        string appType,
        string isFirstParty,
        string method,
        string grants
    )
    {
        var plan = Plan(new ClientSection { Name = "Client", Type = type });

        var shown = plan.Only(ObjectKind.Client).Shown().ToList();
        Assert.Contains($"app_type: none -> {appType}", shown);
        Assert.Contains($"is_first_party: none -> {isFirstParty}", shown);
        Assert.Contains($"token_endpoint_auth_method: none -> {method}", shown);
        Assert.Contains($"grant_types: none -> {grants}", shown);
    }

    [Fact]
    public void An_application_that_is_as_declared_is_left_alone() =>
        Assert.Empty(Plan(Inspector, Tenants.Ours("tpc_1", "inspector", Present)).Changes);

    [Theory]
    [InlineData("name", "\"Old\"", "'Old' -> 'Inspector'")]
    [InlineData("app_type", "\"spa\"", "'spa' -> 'native'")]
    [InlineData("callbacks", "[]", "[] -> ['http://localhost:1/','http://localhost:2/']")]
    [InlineData("grant_types", """["implicit"]""", "['implicit'] -> ['authorization_code','refresh_token']")]
    [InlineData("token_endpoint_auth_method", null, "none -> 'none'")]
    public void A_field_that_somebody_changed_is_changed_back_alone(string field, string? value, string difference)
    {
        var plan = Plan(Inspector, Tenants.Ours("tpc_1", "inspector", Present).With(field, value));

        var change = Assert.Single(plan.Changes);
        Assert.Equal((ObjectKind.Client, ChangeKind.Update, "tpc_1"), (change.Target, change.Kind, change.Id));
        Assert.Equal([$"{field}: {difference}"], change.Shown());
    }

    [Fact]
    public void What_can_never_be_changed_is_an_obstacle_and_not_attempted()
    {
        var present = Tenants.Ours("tpc_1", "inspector", Present).With("is_first_party", "true");

        var plan = Plan(Inspector, present);

        Assert.Empty(plan.Changes);
        Assert.StartsWith(
            "The application 'Inspector' has is_first_party true, and Auth0 never changes it: delete the application",
            Assert.Single(plan.Obstacles),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_rest_of_it_is_changed_nevertheless()
    {
        var present = Tenants
            .Ours("tpc_1", "inspector", Present)
            .With("is_first_party", "true")
            .With("name", "\"Old\"");

        var plan = Plan(Inspector, present);

        Assert.Equal(["name: 'Old' -> 'Inspector'"], Assert.Single(plan.Changes).Shown());
        Assert.Single(plan.Obstacles);
    }

    [Fact]
    public void An_application_of_the_same_name_that_nobody_owns_is_left_alone_and_a_second_one_is_made()
    {
        var plan = Plan(Inspector, Tenants.Object("tpc_1", Present));

        Assert.Equal(["Create Client inspector"], plan.Titles());
        Assert.StartsWith(
            "There is another application named 'Inspector'",
            Assert.Single(plan.Notes),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("client_metadata.managed_by", "\"terraform\"")]
    [InlineData("client_metadata.mcp_server", "\"https://other.example.com/\"")]
    [InlineData("client_metadata.mcp_client", "\"Inspector\"")]
    public void An_application_without_our_whole_mark_is_not_ours(string field, string value)
    {
        var other = Tenants.Ours("tpc_1", "inspector", Present).With("name", "\"Old\"").With(field, value);

        Assert.Equal(["Create Client inspector"], Plan(Inspector, other).Titles());
    }

    private static TenantPlan Plan(ClientSection section, params Resource[] present) =>
        Tenants.Plan(new() { Clients = [section] }, Tenants.AsWanted with { Clients = present });
}
