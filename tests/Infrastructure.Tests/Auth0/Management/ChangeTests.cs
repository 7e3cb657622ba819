using McpServer.Application.Tenancy.Planning;

namespace McpServer.Infrastructure.Tests.Auth0.Management;

public sealed class ChangeTests
{
    public static TheoryData<ObjectKind, string, string, string> Collections { get; } =
        new()
        {
            { ObjectKind.Api, "resource-servers", "id", "http://localhost:3001/" },
            { ObjectKind.DefaultGrant, "client-grants", "id", "third-party applications" },
            { ObjectKind.Role, "roles", "id", "Tool User" },
            { ObjectKind.Client, "clients", "client_id", "inspector" },
        };

    [Theory]
    [MemberData(nameof(Collections))]
    public async Task What_is_new_is_posted_with_its_fields(ObjectKind kind, string path, string idField, string name)
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On($"POST {path}", new Reply(201, $$"""{"{{idField}}":"new_1"}"""));

        var id = await run.CarryOutAsync(
            new(
                kind,
                name,
                ChangeKind.Create,
                [Changes.Field("name", name), Changes.Field("a.b", true), Changes.Field("a.c", 2)]
            )
        );

        Assert.Equal("new_1", id);
        Assert.Equal(
            $$$"""POST {{{path}}} {"name":"{{{name}}}","a":{"b":true,"c":2}}""",
            Assert.Single(run.Tenant.Received).ToString()
        );
    }

    [Theory]
    [MemberData(nameof(Collections))]
    public async Task What_differs_is_patched(ObjectKind kind, string path, string idField, string name)
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On($"PATCH {path}/an%7Cid", $$"""{"{{idField}}":"an|id"}""");

        var id = await run.CarryOutAsync(
            new(
                kind,
                name,
                ChangeKind.Update,
                [new("proof", "before", After: null), new("scope", null, Changes.Set("x"))]
            )
            {
                Id = "an|id",
            }
        );

        Assert.Equal("an|id", id);
        Assert.Equal(
            $$"""PATCH {{path}}/an%7Cid {"proof":null,"scope":["x"]}""",
            Assert.Single(run.Tenant.Received).ToString()
        );
    }

    [Theory]
    [MemberData(nameof(Collections))]
    public async Task What_goes_is_deleted(ObjectKind kind, string path, string idField, string name)
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On($"DELETE {path}/{idField}", new Reply(204, string.Empty));

        var id = await run.CarryOutAsync(new(kind, name, ChangeKind.Delete, []) { Id = idField });

        Assert.Equal(idField, id);
        Assert.Equal($"DELETE {path}/{idField}", Assert.Single(run.Tenant.Received).ToString());
    }

    [Fact]
    public async Task What_is_gone_already_is_deleted()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("DELETE roles/rol_1", Reply.Fault(404, "The role does not exist."));

        var id = await run.CarryOutAsync(Changes.NoRole);

        Assert.Equal("rol_1", id);
    }

    [Fact]
    public async Task What_is_gone_already_cannot_be_changed()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("PATCH roles/rol_1", Reply.Fault(404, "The role does not exist."));

        var message = await run.RefuseAsync(Changes.OtherRole);

        Assert.Equal(
            "The tenant could not change the role 'Tool User': The role does not exist. Somebody may have removed it "
                + "meanwhile: run the command again.",
            message
        );
    }

    [Theory]
    [InlineData(ObjectKind.Settings)]
    [InlineData(ObjectKind.Registration)]
    public async Task Settings_are_patched_by_their_path(ObjectKind kind)
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("PATCH tenants/settings", "{}");

        await run.CarryOutAsync(
            new(
                kind,
                "settings",
                ChangeKind.Update,
                [
                    new("resource_parameter_profile", "audience", "compatibility"),
                    new("flags.one", null, true),
                    new("flags.two", true, false),
                ]
            )
        );

        Assert.Equal(
            """PATCH tenants/settings {"resource_parameter_profile":"compatibility","flags":{"one":true,"two":false}}""",
            Assert.Single(run.Tenant.Received).ToString()
        );
    }

    [Fact]
    public async Task A_connection_is_promoted_and_nothing_else_of_it_is_sent()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("PATCH connections/con_1", "{}");

        await run.CarryOutAsync(
            new(ObjectKind.Connection, "google-oauth2", ChangeKind.Update, [new("is_domain_connection", false, true)])
            {
                Id = "con_1",
            }
        );

        Assert.Equal(
            """PATCH connections/con_1 {"is_domain_connection":true}""",
            Assert.Single(run.Tenant.Received).ToString()
        );
    }

    [Theory]
    [InlineData(ObjectKind.Connection, ChangeKind.Delete)]
    [InlineData(ObjectKind.Connection, ChangeKind.Create)]
    [InlineData(ObjectKind.Settings, ChangeKind.Delete)]
    public async Task Connections_and_settings_are_never_made_or_deleted(ObjectKind target, ChangeKind kind)
    {
        await using var run = await TenantOperator.StartAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            run.CarryOutAsync(new(target, "google-oauth2", kind, []) { Id = "con_1" })
        );

        Assert.Empty(run.Tenant.Received);
    }

    [Theory]
    [InlineData(ObjectKind.Client)]
    [InlineData(ObjectKind.MetadataClient)]
    public async Task A_grant_of_an_application_names_it(ObjectKind kind)
    {
        await using var run = await TenantOperator.StartAsync();
        run.Known.Add(kind, "inspector", "tpc_1");
        run.Tenant.On("POST client-grants", new Reply(201, """{"id":"cgr_1","client_id":"tpc_1"}"""));

        var id = await run.CarryOutAsync(
            new(ObjectKind.ClientGrant, "inspector", ChangeKind.Create, [Changes.Field("subject_type", "user")])
        );

        Assert.Equal("cgr_1", id);
        Assert.Equal(
            """POST client-grants {"client_id":"tpc_1","subject_type":"user"}""",
            Assert.Single(run.Tenant.Received).ToString()
        );
    }

    [Fact]
    public async Task A_grant_of_an_application_that_nobody_knows_is_not_made()
    {
        await using var run = await TenantOperator.StartAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            run.CarryOutAsync(new(ObjectKind.ClientGrant, "inspector", ChangeKind.Create, []))
        );

        Assert.Empty(run.Tenant.Received);
    }

    [Fact]
    public async Task A_grant_that_was_there_is_patched_without_naming_the_application()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("PATCH client-grants/cgr_1", "{}");

        await run.CarryOutAsync(
            new(
                ObjectKind.ClientGrant,
                "inspector",
                ChangeKind.Update,
                [new("allow_all_scopes", true, false), new("scope", null, Changes.Set("tool:greet"))]
            )
            {
                Id = "cgr_1",
            }
        );

        Assert.Equal(
            """PATCH client-grants/cgr_1 {"allow_all_scopes":false,"scope":["tool:greet"]}""",
            Assert.Single(run.Tenant.Received).ToString()
        );
    }

    [Fact]
    public async Task An_answer_without_an_id_is_told()
    {
        await using var run = await TenantOperator.StartAsync();
        run.Tenant.On("POST roles", new Reply(200, """{"name":"Tool User"}"""));

        var message = await run.RefuseAsync(Changes.NewRole);

        Assert.StartsWith($"What {run.Tenant.Domain} answered", message, StringComparison.Ordinal);
    }
}
