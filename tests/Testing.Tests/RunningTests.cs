using McpServer.Application.Catalog;
using McpServer.Domain.Audit;
using McpServer.Testing.Tests.Tools;

namespace McpServer.Testing.Tests;

public sealed class RunningTests : IAsyncDisposable
{
    private readonly Shop _shop = new();

    [Fact]
    public async Task Progress_is_recorded_in_order()
    {
        var call = await _shop.Clerk.Call(new RefundOrder(1));

        Assert.Equal([new(1, 2, "Found the order"), new(2, 2, null)], call.Progress);
    }

    [Fact]
    public async Task Each_call_has_its_own_record()
    {
        await _shop.Clerk.Call(new RefundOrder(1));

        var second = await _shop.Clerk.Call(new RefundOrder(7));

        Assert.Empty(second.Progress);
        second.ShouldAudit(CallOutcome.ToolError);
    }

    [Fact]
    public async Task The_clock_is_the_tests()
    {
        _shop.Server.Clock.Advance(TimeSpan.FromDays(1));

        var call = await _shop.Clerk.Call(new RefundOrder(1));

        Assert.Equal(new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero), call.ShouldAnswer().At);
    }

    [Fact]
    public async Task A_tool_that_takes_too_long_is_stopped_by_that_clock()
    {
        var hasBegun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _shop.Ledger.Instead = cancellationToken =>
        {
            hasBegun.SetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        };
        var calling = _shop.Clerk.Call(new RefundOrder(1));
        await hasBegun.Task;

        _shop.Server.Clock.Advance(TimeSpan.FromSeconds(31));

        (await calling).ShouldFail(ToolErrorKind.TimedOut);
        Assert.Empty(_shop.Ledger.Refunded);
    }

    [Fact]
    public async Task A_client_that_goes_away_leaves_its_entry()
    {
        using var gone = new CancellationTokenSource();
        _shop.Ledger.Instead = async cancellationToken =>
        {
            await gone.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        };

        var call = await _shop.Clerk.Until(gone.Token).Call(new RefundOrder(1));

        Assert.Null(call.Ending);
        call.ShouldAudit(CallOutcome.Cancelled);
        Assert.StartsWith(
            "refund_order should answer, but it was given up by its client.",
            Shop.Told(() => call.ShouldAnswer()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_has_a_key_is_done_once_until_the_clock_forgets_it()
    {
        var first = await _shop.Clerk.Call(new PayOut(10m, "a key"));
        var second = await _shop.Clerk.Call(new PayOut(10m, "a key"));
        Assert.Equal(first.ShouldAnswer(), second.ShouldAnswer());
        Assert.Equal([10m], _shop.Ledger.PaidOut);

        _shop.Server.Clock.Advance(TimeSpan.FromDays(2));
        await _shop.Clerk.Call(new PayOut(10m, "a key"));

        Assert.Equal([10m, 10m], _shop.Ledger.PaidOut);
    }

    [Fact]
    public async Task A_key_of_a_call_that_failed_is_free_again()
    {
        (await _shop.Clerk.Call(new PayOut(0m, "a key"))).ShouldFail(ToolErrorKind.InvalidArguments);

        (await _shop.Clerk.Call(new PayOut(10m, "a key"))).ShouldAnswer();

        Assert.Equal([10m], _shop.Ledger.PaidOut);
    }

    [Fact]
    public async Task A_request_of_another_assembly_is_told()
    {
        var told = await Assert.ThrowsAsync<ToolAssertionException>(() => _shop.Clerk.Call(new CareLess("text")));

        Assert.Equal(
            $"{typeof(CareLess)} is no tool of this server, which has only break_promise, cancel_order, pay_out, refund_order.",
            told.Message
        );
    }

    [Fact]
    public async Task A_service_that_nobody_added_is_told_when_it_is_needed()
    {
        await using var server = ToolServer.Of(new AssemblyOf(typeof(RefundOrder), typeof(BreakPromise)));
        var guest = server.As("guest", granted: ["orders:write"]);

        var call = await guest.Call(new RefundOrder(1));

        Assert.Contains($"'{typeof(Ledger)}'", Shop.Told(() => call.ShouldAnswer()), StringComparison.Ordinal);
        Assert.NotNull((await guest.Call(new BreakPromise())).Ending);
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();
}
