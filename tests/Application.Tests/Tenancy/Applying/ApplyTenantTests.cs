using McpServer.Application.Ports;
using McpServer.Application.Tenancy;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.UseCases;
using NSubstitute.ExceptionExtensions;

namespace McpServer.Application.Tests.Tenancy.Applying;

/// <summary>A plan is carried out change after change, and stops at the first that fails.</summary>
public sealed class ApplyTenantTests
{
    private static readonly Change First = new(ObjectKind.Api, "api", ChangeKind.Create, []);
    private static readonly Change Second = new(ObjectKind.Role, "User", ChangeKind.Create, []);
    private static readonly Change Third = new(ObjectKind.RolePermissions, "User", ChangeKind.Update, []);

    private readonly ITenantManagement _tenant = Substitute.For<ITenantManagement>();
    private readonly IProgress<Change> _progress = Substitute.For<IProgress<Change>>();
    private readonly KnownObjects _known = new();

    public ApplyTenantTests()
    {
        _tenant.MissingScopesAsync(Arg.Any<TenantPlan>(), Arg.Any<CancellationToken>()).Returns([]);
        _tenant
            .CarryOutAsync(Arg.Any<Change>(), Arg.Any<KnownObjects>(), Arg.Any<CancellationToken>())
            .Returns(call => $"id of {call.Arg<Change>().Target}");
    }

    [Fact]
    public async Task All_changes_are_made_in_their_order_and_told_before()
    {
        var report = await ApplyAsync();

        Assert.Null(report.Failure);
        Assert.Equal([First, Second, Third], report.Done);
        Received.InOrder(() =>
        {
            _progress.Report(First);
            _ = _tenant.CarryOutAsync(First, _known, TestContext.Current.CancellationToken);
            _progress.Report(Second);
            _ = _tenant.CarryOutAsync(Second, _known, TestContext.Current.CancellationToken);
            _progress.Report(Third);
            _ = _tenant.CarryOutAsync(Third, _known, TestContext.Current.CancellationToken);
        });
    }

    [Fact]
    public async Task Where_a_scope_is_missing_nothing_is_made_and_all_are_named()
    {
        _tenant
            .MissingScopesAsync(Arg.Any<TenantPlan>(), Arg.Any<CancellationToken>())
            .Returns(["create:roles", "update:roles"]);

        var report = await ApplyAsync();

        Assert.Empty(report.Done);
        Assert.Null(report.Failed);
        Assert.StartsWith(
            "Nothing was changed, because the credentials lack create:roles, update:roles:",
            report.Failure,
            StringComparison.Ordinal
        );
        await _tenant.DidNotReceiveWithAnyArgs().CarryOutAsync(First, _known, TestContext.Current.CancellationToken);
        _progress.DidNotReceiveWithAnyArgs().Report(First);
    }

    [Fact]
    public async Task The_scopes_of_the_whole_plan_are_looked_at()
    {
        await ApplyAsync();

        await _tenant
            .Received(1)
            .MissingScopesAsync(Arg.Is<TenantPlan>(plan => plan.Changes.Count == 3), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task A_failure_stops_it_and_what_was_made_before_is_told()
    {
        SecondFails(new TenantException("The tenant refused to create the role 'User'."));

        var report = await ApplyAsync();

        Assert.Equal([First], report.Done);
        Assert.Equal("The tenant refused to create the role 'User'.", report.Failure);
        Assert.Equal(Second, report.Failed);
        await _tenant.DidNotReceive().CarryOutAsync(Third, Arg.Any<KnownObjects>(), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task A_cancellation_stops_it_and_what_was_made_before_is_told()
    {
        SecondFails(new OperationCanceledException());

        var report = await ApplyAsync();

        Assert.Equal([First], report.Done);
        Assert.Equal("It was stopped.", report.Failure);
        Assert.Equal(Second, report.Failed);
        await _tenant.DidNotReceive().CarryOutAsync(Third, Arg.Any<KnownObjects>(), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task A_fault_of_ours_is_not_told_as_one_of_the_tenant()
    {
        SecondFails(new InvalidOperationException("The plan uses it before it is known."));

        await Assert.ThrowsAsync<InvalidOperationException>(ApplyAsync);
    }

    [Fact]
    public async Task The_id_of_what_was_made_is_known_to_what_follows()
    {
        string? known = null;
        _tenant
            .CarryOutAsync(
                Third,
                Arg.Do<KnownObjects>(ids => known = ids.IdOf(ObjectKind.Role, "User")),
                Arg.Any<CancellationToken>()
            )
            .Returns("rol_1");

        await ApplyAsync();

        Assert.Equal("id of Role", known);
    }

    [Fact]
    public async Task The_id_of_what_failed_is_not_known()
    {
        SecondFails(new TenantException("It was refused."));

        await ApplyAsync();

        Assert.Equal("id of Api", _known.IdOf(ObjectKind.Api, "api"));
        Assert.Null(_known.Find(ObjectKind.Role, "User"));
    }

    private void SecondFails(Exception exception) =>
        _tenant.CarryOutAsync(Second, Arg.Any<KnownObjects>(), Arg.Any<CancellationToken>()).ThrowsAsync(exception);

    private Task<ApplyReport> ApplyAsync() =>
        new ApplyTenant.Handler(_tenant).Handle(
            new(new(new([First, Second, Third], [], []), _known), _progress),
            TestContext.Current.CancellationToken
        );
}
