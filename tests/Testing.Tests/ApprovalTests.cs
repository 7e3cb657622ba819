using McpServer.Application.Catalog;
using McpServer.Domain.Audit;
using McpServer.Testing.Tests.Tools;

namespace McpServer.Testing.Tests;

public sealed class ApprovalTests : IAsyncDisposable
{
    private readonly Shop _shop = new();

    [Fact]
    public async Task A_person_is_asked_first()
    {
        var call = await _shop.Clerk.Call(new CancelOrder(7));

        Assert.Equal("Cancel this order?\n- id: 7", call.ShouldNeedApproval());
        call.ShouldNeedApproval("Cancel this order?");
        call.ShouldAudit(CallOutcome.ApprovalNeeded);
        Assert.Empty(_shop.Ledger.Cancelled);
    }

    [Fact]
    public async Task What_is_approved_is_done()
    {
        var asked = await _shop.Clerk.Call(new CancelOrder(7));

        var approved = await asked.Approve();

        Assert.Equal(7, approved.ShouldAnswer().Id);
        approved.ShouldAudit(CallOutcome.Succeeded);
        Assert.Equal([7], _shop.Ledger.Cancelled);
    }

    [Fact]
    public async Task What_is_declined_is_not()
    {
        var asked = await _shop.Clerk.CallRaw("cancel_order", """{"id": 7}""");

        var declined = await asked.Decline();

        declined.ShouldFail(ToolErrorKind.Refused, "The person declined.");
        Assert.Empty(_shop.Ledger.Cancelled);
    }

    [Fact]
    public async Task An_approval_is_good_once()
    {
        var asked = await _shop.Clerk.Call(new CancelOrder(7));
        await asked.Approve();

        var again = await asked.Approve();

        again.ShouldRejectApproval("used before");
        again.ShouldRejectApproval();
        Assert.Equal([7], _shop.Ledger.Cancelled);
    }

    [Fact]
    public async Task An_approval_is_good_for_what_was_seen_only()
    {
        var asked = await _shop.Clerk.Call(new CancelOrder(7));

        var other = await asked.ApproveButCall(new CancelOrder(8));

        other.ShouldRejectApproval("given for other arguments");
        Assert.Empty(_shop.Ledger.Cancelled);
    }

    [Fact]
    public async Task An_approval_expires_by_the_tests_clock()
    {
        var asked = await _shop.Clerk.Call(new CancelOrder(7));
        _shop.Server.Clock.Advance(TimeSpan.FromHours(1));

        var late = await asked.Approve();

        late.ShouldRejectApproval("expired");
        Assert.Empty(_shop.Ledger.Cancelled);
    }

    [Fact]
    public async Task Who_cannot_be_asked_is_refused()
    {
        var clerk = _shop.Server.As("clerk", granted: ["orders:write"], canAsk: false);

        (await clerk.Call(new CancelOrder(7))).ShouldFail(ToolErrorKind.Refused, "your client cannot ask");
        (await _shop.Server.AsMachine("job", ["orders:write"]).Call(new CancelOrder(7))).ShouldFail(
            ToolErrorKind.Refused,
            "your client cannot ask"
        );
        Assert.Empty(_shop.Ledger.Cancelled);
    }

    [Fact]
    public async Task Another_question_than_expected_is_told()
    {
        var call = await _shop.Clerk.Call(new CancelOrder(7));

        Assert.StartsWith(
            "cancel_order should need approval and ask \"Really?\", but it asked for approval: \"Cancel this order?\n- id: 7\".",
            Shop.Told(() => call.ShouldNeedApproval("Really?")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_call_that_needs_no_approval_cannot_be_approved()
    {
        var call = await _shop.Clerk.Call(new RefundOrder(7));

        Assert.StartsWith(
            "refund_order should need approval, but it failed with NotFound",
            Shop.Told(() => call.ShouldNeedApproval()),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "refund_order should need approval, so that somebody can give it, but it failed with NotFound",
            (await Assert.ThrowsAsync<ToolAssertionException>(call.Approve)).Message,
            StringComparison.Ordinal
        );
        await Assert.ThrowsAsync<ToolAssertionException>(call.Decline);
    }

    [Fact]
    public async Task An_approval_that_is_not_rejected_as_expected_is_told()
    {
        var asked = await _shop.Clerk.Call(new CancelOrder(7));
        await asked.Approve();
        var again = await asked.Approve();

        Assert.StartsWith(
            "cancel_order should reject the approval, but it asked for approval",
            Shop.Told(() => asked.ShouldRejectApproval()),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "cancel_order should reject the approval as expired, but it rejected the approval, which was used before.",
            Shop.Told(() => again.ShouldRejectApproval("expired")),
            StringComparison.Ordinal
        );
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();
}
