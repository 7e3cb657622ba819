using System.Text.Json;
using McpServer.Application.UseCases;
using McpServer.Domain.Access;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Application.Tests.Allocations;

/// <summary>What a call costs the garbage collector, with room for what a compiler changes.</summary>
public sealed class CallAllocationTests(ITestOutputHelper output)
{
    // Measured: 6,900 as tests are built; less in Release.
    private const long MostOfCall = 9_000;
    private const long LeastOfCall = 1000;

    [Fact]
    public void What_is_granted_is_decided_without_an_allocation()
    {
        var rules = new AccessRules(WithoutPermissionsClaim.HideTools);
        var permission = Permission.Parse("tool:greet", "Access the Greeting tool");
        var caller = Callers.With("tool:greet tool:whoami");

        var bytes = AllocatedBytes.OfOne(() => Assert.IsType<AccessDecision.Granted>(rules.Decide(caller, permission)));

        Assert.Equal(0, bytes);
    }

    [Fact]
    public void What_is_granted_for_these_arguments_is_decided_without_an_allocation()
    {
        var rules = new AccessRules(WithoutPermissionsClaim.HideTools);
        var all = Permission.Parse("orders", "Work with all orders");
        Permission[] ofTool = [Permission.Parse("orders:read", "Read orders", all), Permission.None];
        Permission[] ofArguments = [Permission.Parse("orders:export", "Export orders", all)];
        var caller = Callers.With("orders tool:whoami");

        var bytes = AllocatedBytes.OfOne(() =>
            Assert.IsType<AccessDecision.Granted>(rules.Decide(caller, ofTool, ofArguments))
        );

        Assert.Equal(0, bytes);
    }

    [Fact]
    public async Task A_whole_call_with_audit_access_and_rules_stays_within_its_bytes()
    {
        await using var services = QuietServer.Create(Callers.With("tool:greet"));
        var arguments = JsonSerializer.Deserialize<JsonElement>("""{"name":"Ada"}""");

        var bytes = AllocatedBytes.OfOne(() => Call(services, arguments));

        output.WriteLine($"{bytes} bytes");
        // Less would mean that nothing was called.
        Assert.InRange(bytes, LeastOfCall, MostOfCall);
    }

    [Fact]
    public async Task A_call_that_is_refused_costs_no_more_than_one_that_is_served()
    {
        await using var services = QuietServer.Create(Callers.With("tool:greet"));
        await using var refusing = QuietServer.Create(Callers.With("tool:whoami", "tool:greet"));
        var arguments = JsonSerializer.Deserialize<JsonElement>("""{"name":"Ada"}""");

        var served = AllocatedBytes.OfOne(() => Call(services, arguments));
        var refused = AllocatedBytes.OfOne(() => Assert.IsNotType<CallAnswer.Answered>(Send(refusing, arguments)));

        output.WriteLine($"served {served} bytes, refused {refused} bytes");
        Assert.InRange(refused, 1, served);
    }

    private static void Call(ServiceProvider services, JsonElement arguments) =>
        Assert.IsType<CallAnswer.Answered>(Send(services, arguments));

    private static CallAnswer Send(ServiceProvider services, JsonElement arguments)
    {
        using var scope = services.CreateScope();
        var answer = scope.ServiceProvider.GetRequiredService<IMediator>().Send(new CallTool("greet", arguments));
        // Whatever waits goes on elsewhere, and its bytes would not be seen.
        Assert.True(answer.IsCompletedSuccessfully);
#pragma warning disable VSTHRD002 // It has ended; an await could go on with another thread's bytes.
        return answer.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }
}
