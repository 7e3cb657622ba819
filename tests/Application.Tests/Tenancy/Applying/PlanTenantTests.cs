using System.Linq.Expressions;
using McpServer.Application.Ports;
using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;
using McpServer.Application.UseCases;

namespace McpServer.Application.Tests.Tenancy.Applying;

/// <summary>A plan is made of what the tenant answers, and making one changes nothing.</summary>
public sealed class PlanTenantTests
{
    private static readonly TenantFile File = new() { Roles = [new() { Name = "User" }] };

    private readonly ITenantManagement _tenant = Substitute.For<ITenantManagement>();
    private readonly IProgress<string> _progress = Substitute.For<IProgress<string>>();

    public PlanTenantTests() =>
        _tenant
            .ReadAsync(Arg.Any<TenantQuestion>(), Arg.Any<IProgress<string>>(), Arg.Any<CancellationToken>())
            .Returns(Tenants.AsWanted with { Roles = [Tenants.Role("User", "tool:greet")] });

    [Fact]
    public async Task The_tenant_is_asked_for_what_the_file_names_and_compared_with_it()
    {
        var planned = await new PlanTenant.Handler(_tenant).Handle(
            new(Tenants.Desired(File), _progress),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(["Update RolePermissions User"], planned.Plan.Titles());
        Assert.Equal("rol_User", planned.Known.IdOf(ObjectKind.Role, "User"));
        await ReadOnceAsync(question => question.Roles!.Single() == "User");
    }

    [Fact]
    public async Task For_the_removal_all_roles_are_asked_for()
    {
        var planned = await new PlanDestruction.Handler(_tenant).Handle(
            new(Tenants.Desired(File), _progress),
            TestContext.Current.CancellationToken
        );

        Assert.Contains("Delete Role User", planned.Plan.Titles());
        await ReadOnceAsync(question => question.Roles == null);
    }

    private async Task ReadOnceAsync(Expression<Predicate<TenantQuestion>> question)
    {
        await _tenant.Received(1).ReadAsync(Arg.Is(question), _progress, TestContext.Current.CancellationToken);
        Assert.Single(_tenant.ReceivedCalls());
    }
}
