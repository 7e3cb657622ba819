using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>Whatever request a run breaks off at, and however: the next run makes the tenant whole, and nothing twice.</summary>
public sealed class InterruptedTests(EmptyTenant tenant) : IClassFixture<EmptyTenant>, IDisposable
{
    private const string ToApply = "apply";
    private const string ToDestroy = "destroy";

    private readonly WholeTenant _whole = new();

    private TenantTool Tool =>
        new(tenant.Tenant, TenantTool.Audience)
        {
            Adjust = program => program.Services.AddSingleton<TimeProvider>(new HurriedClock()),
        };

    public void Dispose() => _whole.Dispose();

    [Theory]
    [InlineData("500")]
    [InlineData("drop")]
    [InlineData("drop-after")]
    public async Task An_apply_that_breaks_off_at_any_change_is_completed_by_the_next(string kind)
    {
        await tenant.ResetAsync();
        await RunAsync(ToApply, 0);
        var (reads, changes) = Count(await tenant.RequestsAsync());
        var whole = await TenantPicture.TakeAsync(tenant.Dashboard);

        for (var change = 0; change < changes; change++)
        {
            await tenant.ResetAsync();
            await BreakOffAsync(ToApply, kind, reads, change, changes);

            await RunAsync(ToApply, 0);

            (await Tool.PlanAsync(_whole.Files)).Expect(0);
            Assert.Equal(whole, await TenantPicture.TakeAsync(tenant.Dashboard));
        }
    }

    [Theory]
    [InlineData("500")]
    [InlineData("drop")]
    [InlineData("drop-after")]
    public async Task A_destruction_that_breaks_off_at_any_change_is_completed_by_the_next(string kind)
    {
        await tenant.ResetAsync();
        await RunAsync(ToApply, 0);
        await tenant.RequestsAsync();
        await RunAsync(ToDestroy, 0);
        var (reads, changes) = Count(await tenant.RequestsAsync());
        var bare = await TenantPicture.TakeAsync(tenant.Dashboard);

        for (var change = 0; change < changes; change++)
        {
            await RunAsync(ToApply, 0);
            await BreakOffAsync(ToDestroy, kind, reads, change, changes);

            await RunAsync(ToDestroy, 0);

            Assert.Equal(bare, await TenantPicture.TakeAsync(tenant.Dashboard));
        }
    }

    private async Task BreakOffAsync(string command, string kind, int reads, int change, int changes)
    {
        await tenant.TurnAsync($"management/fault?kind={kind}&skip={reads + change}&times=0");

        var broken = await RunAsync(command, 1);

        await tenant.MendAsync();
        Assert.Contains("The tenant does not answer at ", broken.Progress, StringComparison.Ordinal);
        Assert.Contains($"{change} of {changes} changes are made.", broken.Progress, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", broken.Progress, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", broken.Progress, StringComparison.Ordinal);
    }

    private async Task<ToolRun> RunAsync(string command, int code) =>
        (command == ToApply ? await Tool.ApplyAsync(_whole.Files) : await Tool.DestroyAsync(_whole.Files)).Expect(code);

    // Everything is read before anything is changed, so that a number tells which change it is.
    private static (int Reads, int Changes) Count(IReadOnlyList<JsonObject> requests)
    {
        var reads = requests.TakeWhile(request => (string?)request["method"] == "GET").Count();
        Assert.All(requests.Skip(reads), request => Assert.NotEqual("GET", (string?)request["method"]));
        Assert.NotEqual(reads, requests.Count);
        return (reads, requests.Count - reads);
    }
}
