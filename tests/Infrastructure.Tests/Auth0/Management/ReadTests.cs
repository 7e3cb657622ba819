using McpServer.Application.Tenancy;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Infrastructure.Tests.Auth0.Management;

public sealed class ReadTests
{
    private const string Api = "GET resource-servers/http%3A%2F%2Flocalhost%3A3001%2F";
    private const string Grants = "GET client-grants?audience=http%3A%2F%2Flocalhost%3A3001%2F&take=50";
    private const string Connections = "GET connections?take=50";

    private const string Clients =
        "GET clients?fields=client_id,name,app_type,is_first_party,callbacks,grant_types,token_endpoint_auth_method,"
        + "client_metadata,external_client_id,external_metadata_type,third_party_security_mode,global&include_fields=true&take=50";

    private static TenantQuestion Question { get; } = new(TenantOperator.Identifier, [], []);

    /// <summary>A tenant in which nothing was set up yet.</summary>
    internal static void Furnish(ManagedTenant tenant)
    {
        tenant.On("GET tenants/settings", """{"flags":{"enable_sso":true}}""");
        tenant.On(Api, Reply.Fault(404, "The resource server does not exist", "inexistent_resource_server"));
        tenant.On(Grants, """{"client_grants":[]}""");
        tenant.On(
            "GET roles?page=0&per_page=50&include_totals=true",
            """{"roles":[],"start":0,"limit":50,"total":0}"""
        );
        tenant.On(Connections, """{"connections":[]}""");
        tenant.On(Clients, """{"clients":[]}""");
    }

    [Fact]
    public async Task An_empty_tenant_is_read_with_six_requests()
    {
        await using var run = await TenantOperator.StartAsync();
        Furnish(run.Tenant);

        var tenant = await run.ReadAsync(Question);

        Assert.True(tenant.Settings.Flag("flags.enable_sso"));
        Assert.Null(tenant.Api);
        Assert.Empty(tenant.Roles);
        Assert.Empty(tenant.Accounts);
        Assert.Equal(
            [
                "GET tenants/settings",
                Api,
                Grants,
                "GET roles?page=0&per_page=50&include_totals=true",
                Connections,
                Clients,
            ],
            run.Tenant.Lines
        );
        Assert.Equal(["settings", "API", "client grants", "roles", "connections", "applications"], run.Progress);
    }

    [Fact]
    public async Task The_api_is_read_without_its_secret()
    {
        await using var run = await TenantOperator.StartAsync();
        Furnish(run.Tenant);
        run.Tenant.On(Api, """{"id":"69a0","name":"MCP","signing_secret":"hush","scopes":[{"value":"tool:greet"}]}""");

        var tenant = await run.ReadAsync(Question);

        Assert.Equal("69a0", tenant.Api?.Id);
        Assert.Equal(
            """{"id":"69a0","name":"MCP","scopes":[{"value":"tool:greet"}]}""",
            tenant.Api?.Fields.ToJsonString()
        );
    }

    [Fact]
    public async Task Grants_are_read_from_checkpoint_to_checkpoint()
    {
        await using var run = await TenantOperator.StartAsync();
        Furnish(run.Tenant);
        run.Tenant.On(
            Grants,
            """{"next":"a b","client_grants":[{"id":"cgr_1","default_for":"third_party_clients"}]}"""
        );
        run.Tenant.On($"{Grants}&from=a%20b", """{"next":"c","client_grants":[{"id":"cgr_2"}]}""");
        run.Tenant.On($"{Grants}&from=c", """{"next":null,"client_grants":[{"id":"cgr_3"}]}""");

        var tenant = await run.ReadAsync(Question);

        Assert.Equal(["cgr_1", "cgr_2", "cgr_3"], tenant.Grants.Select(grant => grant.Id));
        Assert.Equal("third_party_clients", tenant.Grants[0].Text("default_for"));
    }

    [Fact]
    public async Task Applications_are_read_without_secrets_and_without_the_one_for_all()
    {
        await using var run = await TenantOperator.StartAsync();
        Furnish(run.Tenant);
        run.Tenant.On(
            Clients,
            """
            {"next":"n","clients":[{"client_id":"all","name":"All Applications","global":true},
            {"client_id":"tpc_1","name":"Inspector","client_secret":"hush","signing_keys":[{"pkcs7":"hush"}]}]}
            """
        );
        run.Tenant.On(
            $"{Clients}&from=n",
            """{"clients":[{"client_id":"tpc_2","client_metadata":{"managed_by":"x"}}]}"""
        );

        var tenant = await run.ReadAsync(Question);

        Assert.Equal(["tpc_1", "tpc_2"], tenant.Clients.Select(client => client.Id));
        Assert.Equal("x", tenant.Clients[1].Text("client_metadata.managed_by"));
        Assert.All(
            tenant.Clients,
            client => Assert.DoesNotContain("hush", client.Fields.ToJsonString(), StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("google-oauth2", """{"client_id":"","client_secret":"hush"}""", true, true)]
    [InlineData("google-oauth2", """{"disable_signup":true}""", true, false)]
    [InlineData("google-oauth2", """{"client_id":"ours","client_secret":"hush"}""", false, true)]
    [InlineData("auth0", """{"disable_signup":true,"password":"hush"}""", false, false)]
    [InlineData("auth0", """{"disable_signup":false}""", false, true)]
    public async Task Of_the_options_of_a_connection_two_facts_are_kept(
        string strategy,
        string options,
        bool hasDevelopmentKeys,
        bool allowsSignUp
    )
    {
        await using var run = await TenantOperator.StartAsync();
        Furnish(run.Tenant);
        run.Tenant.On(
            Connections,
            $$"""{"connections":[{"id":"con_1","name":"x","strategy":"{{strategy}}","options":{{options}}}]}"""
        );

        var connection = Assert.Single((await run.ReadAsync(Question)).Connections);

        Assert.Equal(hasDevelopmentKeys, connection.Flag("has_development_keys"));
        Assert.Equal(allowsSignUp, connection.Flag("allows_sign_up"));
        Assert.Null(connection.At("options"));
        Assert.DoesNotContain("hush", connection.Fields.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenant_that_answers_something_else_is_told()
    {
        await using var run = await TenantOperator.StartAsync();
        Furnish(run.Tenant);
        run.Tenant.On(Connections, """{"error":"none"}""");

        var fault = await Assert.ThrowsAsync<TenantException>(() => run.ReadAsync(Question));

        Assert.Contains("read the connections", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkpoint_that_never_ends_is_told()
    {
        await using var run = await TenantOperator.StartAsync(
            ("Management:ApiToken", TenantOperator.Opaque),
            ("Management:RequestsPerSecond", "100")
        );
        Furnish(run.Tenant);
        run.Tenant.On(Grants, """{"next":"n","client_grants":[]}""");
        run.Tenant.On($"{Grants}&from=n", """{"next":"n","client_grants":[]}""");

        var fault = await Assert.ThrowsAsync<TenantException>(() => run.ReadAsync(Question));

        Assert.Contains("the client grants", fault.Message, StringComparison.Ordinal);
        Assert.InRange(run.Tenant.Received.Count, 3, 203);
    }

    [Fact]
    public async Task What_the_token_lacks_is_told_all_at_once_and_nothing_is_asked()
    {
        await using var run = await TenantOperator.StartAsync(
            (
                "Management:ApiToken",
                TestToken.With("read:clients", "read:connections", "read:client_grants", "read:roles")
            )
        );

        var fault = await Assert.ThrowsAsync<TenantException>(() =>
            run.ReadAsync(Question with { Emails = ["ann@example.com"] })
        );

        Assert.Contains(
            "because they lack read:resource_servers, read:tenant_settings, read:users:",
            fault.Message,
            StringComparison.Ordinal
        );
        Assert.Empty(run.Tenant.Received);
    }

    [Fact]
    public async Task A_token_with_just_these_scopes_will_do()
    {
        await using var run = await TenantOperator.StartAsync(
            (
                "Management:ApiToken",
                TestToken.With(
                    "read:clients",
                    "read:connections",
                    "read:client_grants",
                    "read:roles",
                    "read:resource_servers",
                    "read:tenant_settings",
                    "read:role_members"
                )
            )
        );
        Furnish(run.Tenant);

        await run.ReadAsync(Question with { Members = true });

        Assert.Equal(6, run.Tenant.Received.Count);
    }
}
