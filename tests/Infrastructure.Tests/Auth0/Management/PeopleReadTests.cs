using McpServer.Application.Tenancy.Remote;

namespace McpServer.Infrastructure.Tests.Auth0.Management;

public sealed class PeopleReadTests
{
    private const string AnnsAccounts =
        "GET users-by-email?email=ann%40example.com&fields=user_id,email,email_verified,identities&include_fields=true";

    private const string Verified =
        """[{"user_id":"auth0|7","email":"ann@example.com","email_verified":true,"identities":[{"connection":"Passwords"}]}]""";

    private static TenantQuestion Question { get; } = new(TenantOperator.Identifier, [], []);

    [Fact]
    public async Task Roles_are_read_page_by_page()
    {
        await using var run = await TenantOperator.StartAsync();
        ReadTests.Furnish(run.Tenant);
        run.Tenant.On(
            Page("roles", 0),
            """{"roles":[{"id":"rol_1","name":"A","description":"a"},{"id":"rol_2","name":"B"}],"total":3}"""
        );
        run.Tenant.On(Page("roles", 1), """{"roles":[{"id":"rol_3","name":"C"}],"total":3}""");

        var roles = (await run.ReadAsync(Question)).Roles;

        Assert.Equal(
            [
                new("rol_1", "A", "a", null, false),
                new("rol_2", "B", string.Empty, null, false),
                new("rol_3", "C", string.Empty, null, false),
            ],
            roles
        );
    }

    [Theory]
    [InlineData("""{"roles":[],"total":1000}""")]
    [InlineData("""{"roles":[{"id":"rol_2","name":"B"}],"total":-1}""")]
    [InlineData("""{"roles":[{"id":"rol_2","name":"B"}]}""")]
    [InlineData("""[{"id":"rol_2","name":"B"}]""")]
    public async Task A_total_that_is_wrong_ends_all_the_same(string second)
    {
        await using var run = await TenantOperator.StartAsync();
        ReadTests.Furnish(run.Tenant);
        run.Tenant.On(Page("roles", 0), """{"roles":[{"id":"rol_1","name":"A"}],"total":1000}""");
        run.Tenant.On(Page("roles", 1), second);

        var roles = (await run.ReadAsync(Question)).Roles;

        Assert.InRange(roles.Count, 1, 2);
    }

    [Fact]
    public async Task Permissions_of_the_roles_that_matter_are_read_to_the_last_page()
    {
        await using var run = await TenantOperator.StartAsync();
        ReadTests.Furnish(run.Tenant);
        run.Tenant.On(
            Page("roles", 0),
            """{"roles":[{"id":"rol_1","name":"A"},{"id":"rol_2","name":"B"}],"total":2}"""
        );
        run.Tenant.On(
            Page("roles/rol_2/permissions", 0),
            """{"permissions":[{"permission_name":"x","resource_server_identifier":"http://localhost:3001/"}],"total":2}"""
        );
        run.Tenant.On(
            Page("roles/rol_2/permissions", 1),
            """{"permissions":[{"permission_name":"y","resource_server_identifier":"http://localhost:3001"}],"total":2}"""
        );

        var roles = (await run.ReadAsync(Question with { Roles = ["B"] })).Roles;

        Assert.Null(roles[0].Permissions);
        Assert.Equal(["x"], roles[1].Permissions!);
        Assert.True(roles[1].PermitsElsewhere);
        Assert.Contains("permissions of B", run.Progress);
        Assert.DoesNotContain("permissions of A", run.Progress);
    }

    [Fact]
    public async Task Without_names_all_roles_matter()
    {
        await using var run = await TenantOperator.StartAsync();
        ReadTests.Furnish(run.Tenant);
        run.Tenant.On(Page("roles", 0), """{"roles":[{"id":"rol_1","name":"A"}],"total":1}""");
        run.Tenant.On(Page("roles/rol_1/permissions", 0), """{"permissions":[],"total":0}""");

        var role = Assert.Single((await run.ReadAsync(Question with { Roles = null })).Roles);

        Assert.Empty(role.Permissions!);
        Assert.False(role.PermitsElsewhere);
        Assert.Null(role.Members);
    }

    [Fact]
    public async Task Of_the_members_of_a_role_the_first_fifty_are_told_and_how_many_there_are()
    {
        await using var run = await TenantOperator.StartAsync();
        ReadTests.Furnish(run.Tenant);
        run.Tenant.On(Page("roles", 0), """{"roles":[{"id":"rol_1","name":"A"}],"total":1}""");
        run.Tenant.On(Page("roles/rol_1/permissions", 0), """{"permissions":[],"total":0}""");
        run.Tenant.On(
            Page("roles/rol_1/users", 0),
            """{"users":[{"email":"ann@example.com"},{"user_id":"x"}],"total":70}"""
        );

        var role = Assert.Single((await run.ReadAsync(Question with { Roles = ["A"], Members = true })).Roles);

        Assert.Equal(70, role.Members?.Total);
        Assert.Equal(["ann@example.com"], role.Members?.Emails!);
        Assert.Contains("members of A", run.Progress);
    }

    [Fact]
    public async Task An_account_is_found_by_its_address_in_lower_case()
    {
        await using var run = await TenantOperator.StartAsync();
        ReadTests.Furnish(run.Tenant);
        run.Tenant.On(AnnsAccounts, Verified);
        run.Tenant.On(Page("users/auth0%7C7/roles", 0), """{"roles":[{"id":"rol_1","name":"A"}],"total":2}""");
        run.Tenant.On(Page("users/auth0%7C7/roles", 1), """{"roles":[{"id":"rol_2","name":"B"}],"total":2}""");

        var account = Assert.Single(
            (await run.ReadAsync(Question with { Emails = ["Ann@Example.com", "ann@example.com"] })).Accounts
        );

        Assert.Equal(
            ("auth0|7", "ann@example.com", true, "Passwords"),
            (account.Id, account.Email, account.IsVerified, account.Connection)
        );
        Assert.Equal(["A", "B"], account.Roles);
        Assert.Empty(account.DirectPermissions);
    }

    [Fact]
    public async Task Nobody_is_no_account()
    {
        await using var run = await TenantOperator.StartAsync();
        ReadTests.Furnish(run.Tenant);
        run.Tenant.On(AnnsAccounts, "[]");

        var tenant = await run.ReadAsync(Question with { Emails = ["ann@example.com"] });

        Assert.Empty(tenant.Accounts);
    }

    [Fact]
    public async Task An_address_that_the_tenant_does_not_call_verified_is_not()
    {
        await using var run = await TenantOperator.StartAsync();
        ReadTests.Furnish(run.Tenant);
        run.Tenant.On(AnnsAccounts, """[{"user_id":"auth0|7","email":"ann@example.com","email_verified":"true"}]""");
        run.Tenant.On(Page("users/auth0%7C7/roles", 0), """{"roles":[],"total":0}""");

        var account = Assert.Single((await run.ReadAsync(Question with { Emails = ["ann@example.com"] })).Accounts);

        Assert.False(account.IsVerified);
        Assert.Empty(account.Connection);
    }

    [Fact]
    public async Task Permissions_that_come_from_no_role_are_direct()
    {
        await using var run = await TenantOperator.StartAsync();
        ReadTests.Furnish(run.Tenant);
        run.Tenant.On(AnnsAccounts, Verified);
        run.Tenant.On(Page("users/auth0%7C7/roles", 0), """{"roles":[],"total":0}""");
        run.Tenant.On(
            Page("users/auth0%7C7/permissions", 0),
            """
            {"permissions":[
            {"permission_name":"direct","resource_server_identifier":"http://localhost:3001/","sources":[{"source_type":"DIRECT"}]},
            {"permission_name":"role","resource_server_identifier":"http://localhost:3001/","sources":[{"source_type":"ROLE"}]},
            {"permission_name":"other","resource_server_identifier":"urn:other","sources":[{"source_type":"DIRECT"}]}],"total":3}
            """
        );

        var question = Question with { Emails = ["ann@example.com"], DirectPermissions = true };
        var account = Assert.Single((await run.ReadAsync(question)).Accounts);

        Assert.Equal(["direct"], account.DirectPermissions);
    }

    private static string Page(string path, int page) => $"GET {path}?page={page}&per_page=50&include_totals=true";
}
