using McpServer.Application.Tenancy.Planning;

namespace McpServer.Infrastructure.Tests.Auth0.Management;

public sealed class MissingScopeTests
{
    [Theory]
    [InlineData(ObjectKind.Settings, ChangeKind.Update, "update:tenant_settings")]
    [InlineData(ObjectKind.Registration, ChangeKind.Update, "update:tenant_settings")]
    [InlineData(ObjectKind.Api, ChangeKind.Create, "create:resource_servers")]
    [InlineData(ObjectKind.Api, ChangeKind.Update, "update:resource_servers")]
    [InlineData(ObjectKind.Api, ChangeKind.Delete, "delete:resource_servers")]
    [InlineData(ObjectKind.DefaultGrant, ChangeKind.Create, "create:client_grants")]
    [InlineData(ObjectKind.ClientGrant, ChangeKind.Update, "update:client_grants")]
    [InlineData(ObjectKind.Role, ChangeKind.Create, "create:roles")]
    [InlineData(ObjectKind.Role, ChangeKind.Delete, "delete:roles")]
    [InlineData(ObjectKind.RolePermissions, ChangeKind.Update, "update:roles")]
    [InlineData(ObjectKind.RolePermissions, ChangeKind.Delete, "update:roles")]
    [InlineData(ObjectKind.Connection, ChangeKind.Update, "update:connections")]
    [InlineData(ObjectKind.Client, ChangeKind.Create, "create:clients")]
    [InlineData(ObjectKind.Client, ChangeKind.Delete, "delete:clients")]
    [InlineData(ObjectKind.MetadataClient, ChangeKind.Create, "create:clients", "update:clients")]
    [InlineData(ObjectKind.MetadataClient, ChangeKind.Delete, "delete:clients")]
    [InlineData(ObjectKind.AccountRoles, ChangeKind.Update, "update:users")]
    public async Task A_change_needs_its_scopes(ObjectKind target, ChangeKind kind, params string[] scopes)
    {
        await using var without = await TenantOperator.StartAsync(
            ("Management:ApiToken", TestToken.With("read:clients"))
        );
        await using var with = await TenantOperator.StartAsync(("Management:ApiToken", TestToken.With(scopes)));
        var change = new Change(target, "x", kind, []);

        var missing = await without.MissingScopesAsync(change);

        Assert.Equal(scopes, missing);
        Assert.Empty(await with.MissingScopesAsync(change));
    }

    [Theory]
    [InlineData(true, "create:role_members", "delete:role_members")]
    [InlineData(false, "create:role_members")]
    public async Task Roles_of_people_can_be_changed_through_their_members(bool isEnough, params string[] scopes)
    {
        await using var run = await TenantOperator.StartAsync(("Management:ApiToken", TestToken.With(scopes)));

        var missing = await run.MissingScopesAsync(new Change(ObjectKind.AccountRoles, "x", ChangeKind.Update, []));

        Assert.Equal(isEnough ? [] : ["update:users"], missing);
    }

    [Fact]
    public async Task A_scope_is_told_once()
    {
        await using var run = await TenantOperator.StartAsync(("Management:ApiToken", TestToken.With("read:clients")));

        var missing = await run.MissingScopesAsync(Changes.NewRole, Changes.NoRole, Changes.NewRole);

        Assert.Equal(["create:roles", "delete:roles"], missing);
    }

    [Theory]
    [InlineData("opaque")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.e30.c2ln")]
    public async Task Of_a_token_that_cannot_be_read_nothing_is_missing(string token)
    {
        await using var run = await TenantOperator.StartAsync(("Management:ApiToken", token));

        Assert.Empty(await run.MissingScopesAsync(Changes.NewRole));
    }

    [Theory]
    [InlineData(""","scope":"create:roles" """, false)]
    [InlineData(""","scope":"" """, true)]
    [InlineData("", false)]
    public async Task What_the_tenant_grants_goes_before_what_stands_in_the_token(string scope, bool isMissing)
    {
        await using var run = await TenantOperator.StartAsApplicationAsync();
        run.Tenant.On("POST /oauth/token", $$"""{"access_token":"{{TestToken.With("create:roles")}}"{{scope}}}""");

        var missing = await run.MissingScopesAsync(Changes.NewRole);

        Assert.Equal(isMissing ? ["create:roles"] : [], missing);
    }
}
