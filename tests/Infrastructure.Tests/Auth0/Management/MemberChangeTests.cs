using McpServer.Application.Tenancy.Planning;

namespace McpServer.Infrastructure.Tests.Auth0.Management;

public sealed class MemberChangeTests
{
    [Fact]
    public async Task A_role_gets_what_it_lacks_and_loses_what_it_shall_not_have()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("POST roles/rol_1/permissions", new Reply(201, "{}"));
        run.Tenant.On("DELETE roles/rol_1/permissions", new Reply(204, string.Empty));

        var id = await run.CarryOutAsync(Permissions(["kept", "old"], ["kept", "new"]) with { Id = "rol_1" });

        Assert.Equal("rol_1", id);
        Assert.Equal(
            [
                """POST roles/rol_1/permissions {"permissions":[{"resource_server_identifier":"http://localhost:3001/","permission_name":"new"}]}""",
                """DELETE roles/rol_1/permissions {"permissions":[{"resource_server_identifier":"http://localhost:3001/","permission_name":"old"}]}""",
            ],
            run.Tenant.Received.Select(request => request.ToString())
        );
    }

    [Fact]
    public async Task A_role_that_was_just_made_is_known_by_its_name()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Known.Add(ObjectKind.Role, "Tool User", "rol_2");
        run.Tenant.On("POST roles/rol_2/permissions", new Reply(201, "{}"));

        await run.CarryOutAsync(Permissions([], ["new"]));

        Assert.Equal(["POST roles/rol_2/permissions"], run.Tenant.Lines);
    }

    [Fact]
    public async Task Permissions_of_no_api_are_not_changed()
    {
        await using var run = await TenantOperator.StartAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            run.CarryOutAsync(Permissions([], ["new"]) with { Id = "rol_1", Identifier = null })
        );

        Assert.Empty(run.Tenant.Received);
    }

    [Fact]
    public async Task An_account_gets_and_loses_roles_by_their_ids()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Known.Add(ObjectKind.Role, "Tool User", "rol_1");
        run.Known.Add(ObjectKind.Role, "Tool Administrator", "rol_2");
        run.Tenant.On("POST users/auth0%7C7/roles", new Reply(204, string.Empty));
        run.Tenant.On("DELETE users/auth0%7C7/roles", new Reply(204, string.Empty));

        var id = await run.CarryOutAsync(Roles(["Tool User"], ["Tool Administrator"]));

        Assert.Equal("auth0|7", id);
        Assert.Equal(
            [
                """POST users/auth0%7C7/roles {"roles":["rol_2"]}""",
                """DELETE users/auth0%7C7/roles {"roles":["rol_1"]}""",
            ],
            run.Tenant.Received.Select(request => request.ToString())
        );
    }

    [Fact]
    public async Task Nothing_is_asked_where_nothing_comes_and_nothing_goes()
    {
        await using var run = await TenantOperator.StartAsync();

        await run.CarryOutAsync(Roles(["Tool User"], ["Tool User"]));

        Assert.Empty(run.Tenant.Received);
    }

    private static Change Permissions(string[] before, string[] after) =>
        new(
            ObjectKind.RolePermissions,
            "Tool User",
            ChangeKind.Update,
            [new("permissions", Changes.Set(before), Changes.Set(after))]
        )
        {
            Identifier = TenantOperator.Identifier,
        };

    private static Change Roles(string[] before, string[] after) =>
        new(
            ObjectKind.AccountRoles,
            "ann@example.com (google-oauth2)",
            ChangeKind.Update,
            [new("roles", Changes.Set(before), Changes.Set(after))]
        )
        {
            Id = "auth0|7",
        };
}
