using System.Text.Json.Nodes;
using McpServer.TestBench;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>The tenant has a bad moment. Attempts that time out are in the tests of the Management API's pipeline.</summary>
public sealed class FaultTests(EmptyTenant tenant) : IClassFixture<EmptyTenant>, IAsyncLifetime
{
    private TenantTool Tool =>
        new(tenant.Tenant, TenantTool.Audience)
        {
            Adjust = program => program.Services.AddSingleton<TimeProvider>(new HurriedClock()),
        };

    public async ValueTask InitializeAsync() => await tenant.ResetAsync();

    public ValueTask DisposeAsync() => default;

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PATCH")]
    public async Task A_burst_of_429_is_waited_out(string method)
    {
        await tenant.TurnAsync($"management/fault?kind=429&method={method}&skip=1&times=3&retry_after=0");

        (await tenant.Tool.ApplyAsync()).Expect(0);

        Assert.Equal(3, (await RequestsAsync(method)).Count(request => (int?)request["status"] == 429));
        (await tenant.Tool.PlanAsync()).Expect(0);
    }

    [Fact]
    public async Task A_burst_of_429_is_waited_out_by_a_destruction()
    {
        (await tenant.Tool.ApplyAsync()).Expect(0);
        await tenant.TurnAsync("management/fault?kind=429&method=DELETE&skip=1&times=3&retry_after=0");

        (await tenant.Tool.DestroyAsync()).Expect(0);

        Assert.Equal(3, (await RequestsAsync("DELETE")).Count(request => (int?)request["status"] == 429));
        Assert.Empty(await tenant.Dashboard.ListAsync("roles"));
    }

    [Fact]
    public async Task A_tenant_that_only_answers_429_ends_the_run_with_a_sentence()
    {
        await tenant.TurnAsync("management/fault?kind=429&method=POST&times=0&retry_after=0");

        var apply = (await Tool.ApplyAsync()).Expect(1);

        Assert.Contains("The tenant is asked too much", apply.Progress, StringComparison.Ordinal);
        Assert.Equal(5, (await RequestsAsync("POST")).Count);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("503")]
    [InlineData("drop")]
    public async Task A_read_that_fails_is_tried_again(string kind)
    {
        await tenant.TurnAsync($"management/fault?kind={kind}&skip=2&times=2");

        (await Tool.PlanAsync()).Expect(2);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("503")]
    public async Task A_read_that_keeps_failing_ends_the_run_with_a_sentence(string kind)
    {
        await tenant.TurnAsync($"management/fault?kind={kind}&path=connections&times=0");

        var plan = (await Tool.PlanAsync()).Expect(1);

        // What was being read is told before, when it takes long enough to be worth a line.
        Assert.EndsWith(
            $"The tenant does not answer at {Host} (it was to read the connections): check the domain and the network, "
                + "then run the command again; what was done is not done twice.",
            plan.Progress.Trim(),
            StringComparison.Ordinal
        );
        Assert.Equal(5, (await RequestsAsync("GET")).Count(request => $"{request["status"]}" == kind));
    }

    [Theory]
    [InlineData("500")]
    [InlineData("503")]
    [InlineData("drop")]
    [InlineData("drop-after")]
    public async Task A_POST_that_may_have_been_done_is_not_repeated(string kind)
    {
        await tenant.TurnAsync($"management/fault?kind={kind}&method=POST&path=clients&times=0");

        (await Tool.ApplyAsync()).Expect(1);

        Assert.Single(
            await RequestsAsync("POST"),
            request => ((string)request["path"]!).EndsWith("/clients", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task When_the_token_expires_in_the_middle_another_one_is_fetched(string method)
    {
        await tenant.TurnAsync($"management/fault?kind=expired&method={method}&skip=2&times=1");

        (await Tool.ApplyAsync()).Expect(0);

        Assert.Single(await RequestsAsync(method), request => (int?)request["status"] == 401);
        (await Tool.PlanAsync()).Expect(0);
    }

    [Fact]
    public async Task A_tenant_that_takes_no_token_at_all_is_asked_twice()
    {
        await tenant.TurnAsync("management/fault?kind=expired&times=0");

        var plan = (await Tool.PlanAsync()).Expect(1);

        Assert.Contains("The tenant did not accept the token", plan.Progress, StringComparison.Ordinal);
        Assert.Equal(2, (await RequestsAsync("GET")).Count);
    }

    [Fact]
    public async Task A_host_that_nobody_answers_at_ends_the_run_with_a_sentence()
    {
        var domain = $"localhost:{LoopbackPort.Find()}";
        var tool = new TenantTool(tenant.Tenant, TenantTool.Audience) { More = [$"--Auth0:Domain={domain}"] };

        var plan = (await tool.PlanAsync()).Expect(1);

        Assert.Contains($"The tenant does not answer at {domain}", plan.Progress, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", plan.Progress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_stopped_while_the_tenant_is_silent_tells_how_far_it_got()
    {
        using var stop = new CancellationTokenSource();
        var roles = new OnTheWay(HttpMethod.Post, "roles", stop.CancelAsync);
        var tool = new TenantTool(tenant.Tenant, TenantTool.Audience) { Adjust = roles.AddTo, Stop = stop.Token };
        await tenant.TurnAsync("management/fault?kind=timeout&method=POST&path=roles&times=0");

        var apply = (await tool.ApplyAsync()).Expect(1);
        await tenant.MendAsync();

        Assert.Contains("It was stopped.", apply.Progress, StringComparison.Ordinal);
        Assert.Contains("3 of 10 changes are made.", apply.Progress, StringComparison.Ordinal);
        Assert.Empty(await tenant.Dashboard.ListAsync("roles"));
        (await tenant.Tool.ApplyAsync()).Expect(0);
        (await tenant.Tool.PlanAsync()).Expect(0);
    }

    [Fact]
    public async Task A_run_that_is_stopped_before_it_begins_changes_nothing()
    {
        using var stop = new CancellationTokenSource();
        var settings = new OnTheWay(HttpMethod.Get, "tenants/settings", stop.CancelAsync);
        var tool = new TenantTool(tenant.Tenant, TenantTool.Audience) { Adjust = settings.AddTo, Stop = stop.Token };

        var apply = (await tool.ApplyAsync()).Expect(1);

        Assert.Contains("Stopped; nothing was changed.", apply.Progress, StringComparison.Ordinal);
        Assert.All(await tenant.RequestsAsync(), request => Assert.Equal("GET", (string?)request["method"]));
    }

    private string Host => new Uri(tenant.Tenant.Issuer).Authority;

    private async Task<IReadOnlyList<JsonObject>> RequestsAsync(string method) =>
        [.. (await tenant.RequestsAsync()).Where(request => (string?)request["method"] == method)];
}
