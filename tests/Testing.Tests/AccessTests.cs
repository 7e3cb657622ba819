using McpServer.Domain.Audit;
using McpServer.Testing.Tests.Tools;

namespace McpServer.Testing.Tests;

public sealed class AccessTests : IAsyncDisposable
{
    private readonly Shop _shop = new();

    [Fact]
    public async Task Somebody_who_may_have_the_permission_is_asked_to_get_it()
    {
        var call = await _shop.Trainee.Call(new RefundOrder(1));

        Assert.Equal(["orders:read", "orders:write"], call.ShouldAskFor("orders:write"));
        Assert.Equal(["orders:read", "orders:write"], call.ShouldAskFor());
        Assert.Empty(_shop.Ledger.Refunded);
    }

    [Fact]
    public async Task Being_asked_for_another_permission_than_expected_is_told()
    {
        var call = await _shop.Trainee.Call(new RefundOrder(1));

        Assert.StartsWith(
            "refund_order should ask for orders:admin and orders:read, but it asked for orders:write (403, scope=\"orders:read orders:write\").",
            Shop.Told(() => call.ShouldAskFor("orders:admin", "orders:read")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_answer_where_a_permission_is_expected_to_be_asked_for_is_told()
    {
        var call = await _shop.Clerk.Call(new RefundOrder(1));

        Assert.StartsWith(
            "refund_order should ask for a permission, but it answered {",
            Shop.Told(() => call.ShouldAskFor()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task From_somebody_who_may_not_have_it_the_tool_is_hidden()
    {
        (await _shop.Guest.Call(new RefundOrder(1))).ShouldBeHidden();
        (await _shop.Clerk.CallRaw("no_such_tool")).ShouldBeHidden();

        Assert.Empty(_shop.Ledger.Refunded);
    }

    [Fact]
    public async Task A_machine_is_asked_for_nothing()
    {
        var machine = _shop.Server.AsMachine("nightly-job", granted: ["orders:read"]);
        var granted = _shop.Server.AsMachine("nightly-job", granted: ["orders:write"]);

        (await machine.Call(new RefundOrder(1))).ShouldBeHidden();
        Assert.Equal(20m, (await granted.Call(new RefundOrder(1))).ShouldAnswer().Amount);
    }

    [Fact]
    public async Task A_tool_that_is_not_hidden_as_expected_is_told()
    {
        var call = await _shop.Trainee.Call(new RefundOrder(1));

        Assert.Equal(
            """
            refund_order should be hidden, but it asked for orders:write (403, scope="orders:read orders:write").
              caller:    trainee, granted: orders:read, may have: orders:read orders:write
              arguments: {"id":1}
              audit:     PermissionNeeded, obtainable, missing orders:write
            """,
            Shop.Told(call.ShouldBeHidden)
        );
    }

    [Fact]
    public async Task A_tool_that_is_hidden_unexpectedly_is_told_with_what_is_missing()
    {
        var call = await _shop.Guest.Call(new RefundOrder(1));

        var told = Shop.Told(() => call.ShouldAnswer());

        Assert.StartsWith("refund_order should answer, but it was answered like", told, StringComparison.Ordinal);
        Assert.Contains("guest, granted: nothing, may have: nothing", told, StringComparison.Ordinal);
        Assert.Contains("UnknownTool, hidden, missing orders:write", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_that_need_more_are_asked_for()
    {
        var manager = _shop.Server.As("manager", ["orders:write"], mayAlsoHave: ["orders:pay-much"]);

        (await manager.Call(new PayOut(1000m))).ShouldAskFor("orders:pay-much");
        Assert.Empty(_shop.Ledger.PaidOut);

        (await manager.Call(new PayOut(999m))).ShouldAnswer();
        Assert.Equal([999m], _shop.Ledger.PaidOut);
    }

    [Fact]
    public async Task Arguments_that_need_what_the_caller_can_never_have_are_forbidden()
    {
        var call = await _shop.Clerk.Call(new PayOut(1000m));

        call.ShouldBeForbidden("orders:pay-much");
        call.ShouldBeForbidden();
        Assert.Empty(_shop.Ledger.PaidOut);
    }

    [Fact]
    public async Task A_call_that_is_forbidden_otherwise_than_expected_is_told()
    {
        var forbidden = await _shop.Clerk.Call(new PayOut(1000m));
        var answered = await _shop.Clerk.Call(new PayOut(10m));

        Assert.StartsWith(
            "pay_out should be forbidden for want of orders:admin, but it was forbidden for want of orders:pay-much.",
            Shop.Told(() => forbidden.ShouldBeForbidden("orders:admin")),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "pay_out should be forbidden for want of a permission, but it answered {\"amount\":10}.",
            Shop.Told(() => answered.ShouldBeForbidden()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_a_tool_needs_may_not_throw()
    {
        var call = await _shop.Clerk.Call(new PayOut(-1m));

        Assert.StartsWith(
            "pay_out should answer, but it broke with an exception outside of its handler",
            Shop.Told(() => call.ShouldAnswer()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Everybody_sees_their_own_list()
    {
        Assert.Equal(["break_promise", "cancel_order", "pay_out", "refund_order"], await _shop.Trainee.List());
        Assert.Equal(["break_promise"], await _shop.Guest.List());
    }

    [Fact]
    public async Task A_call_leaves_an_entry_in_the_audit()
    {
        var call = await _shop.Clerk.Call(new RefundOrder(1));

        Assert.Equal("clerk", call.ShouldAudit(CallOutcome.Succeeded).Subject);
        Assert.Equal("refund_order", call.Audit.Tool?.Value);
    }

    [Fact]
    public async Task Another_entry_than_expected_is_told()
    {
        var call = await _shop.Clerk.Call(new RefundOrder(7));

        Assert.StartsWith(
            "refund_order should be audited as Succeeded, but it failed with NotFound",
            Shop.Told(() => call.ShouldAudit(CallOutcome.Succeeded)),
            StringComparison.Ordinal
        );
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();
}
