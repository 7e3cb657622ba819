using McpServer.Application.Catalog;
using McpServer.Samples.Orders.Tools;

namespace McpServer.Samples.Orders.Tests.Tools;

public sealed class CancelOrderTests : IAsyncDisposable
{
    private readonly OrdersOffice _office = new();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task A_person_is_asked_first_and_nothing_is_cancelled()
    {
        await _office.AddAsync(0);

        var call = await _office.Alice.Call(new CancelOrder(OrdersOffice.Beans));

        Assert.Equal("Cancel order 1002 for good?\n- order: 1002", call.ShouldNeedApproval());
        Assert.Equal(OrderStatus.Open, (await _office.KeptAsync(OrdersOffice.Beans)).Status);
    }

    [Fact]
    public async Task Once_approved_it_is_cancelled()
    {
        var call = await _office.Alice.Call(new CancelOrder(OrdersOffice.Beans));

        var approved = await call.Approve();

        Assert.Equal(OrderStatus.Cancelled, approved.ShouldAnswer().Status);
        Assert.Equal(OrderStatus.Cancelled, (await _office.KeptAsync(OrdersOffice.Beans)).Status);
    }

    [Fact]
    public async Task When_the_person_declines_nothing_is_cancelled()
    {
        await _office.AddAsync(0);
        var call = await _office.Alice.Call(new CancelOrder(OrdersOffice.Beans));

        var declined = await call.Decline();

        declined.ShouldFail(ToolErrorKind.Refused, "declined");
        Assert.Equal(OrderStatus.Open, (await _office.KeptAsync(OrdersOffice.Beans)).Status);
    }

    [Fact]
    public async Task An_approval_of_one_order_cancels_no_other()
    {
        await _office.AddAsync(0);
        var call = await _office.Alice.Call(new CancelOrder(OrdersOffice.Beans));

        var forged = await call.ApproveButCall(new CancelOrder(OrdersOffice.Jug));

        forged.ShouldRejectApproval("given for other arguments");
        Assert.Equal(OrderStatus.Open, (await _office.KeptAsync(OrdersOffice.Jug)).Status);
    }

    [Fact]
    public async Task An_approval_serves_once()
    {
        var call = await _office.Alice.Call(new CancelOrder(OrdersOffice.Beans));
        await call.Approve();

        var again = await call.Approve();

        again.ShouldRejectApproval("used before");
    }

    [Fact]
    public async Task An_approval_is_forgotten_after_a_while_and_nothing_is_cancelled()
    {
        await _office.AddAsync(0);
        var call = await _office.Alice.Call(new CancelOrder(OrdersOffice.Beans));
        _office.Server.Clock.Advance(TimeSpan.FromMinutes(10));

        var late = await call.Approve();

        late.ShouldRejectApproval("expired");
        Assert.Equal(OrderStatus.Open, (await _office.KeptAsync(OrdersOffice.Beans)).Status);
    }

    [Fact]
    public async Task A_client_that_cannot_ask_cancels_nothing()
    {
        await _office.AddAsync(0);
        var mute = _office.Server.As("alice", ["orders:write"], canAsk: false);

        var call = await mute.Call(new CancelOrder(OrdersOffice.Beans));

        call.ShouldFail(ToolErrorKind.Refused, "A person has to approve");
        Assert.Equal(OrderStatus.Open, (await _office.KeptAsync(OrdersOffice.Beans)).Status);
    }

    [Fact]
    public async Task What_is_shipped_stays_so()
    {
        var call = await _office.Alice.Call(new CancelOrder(OrdersOffice.Shipped));

        var approved = await call.Approve();

        approved.ShouldFail(ToolErrorKind.Refused, "is shipped already");
        Assert.Equal(OrderStatus.Shipped, (await _office.KeptAsync(OrdersOffice.Shipped)).Status);
    }

    [Fact]
    public async Task A_foreign_order_is_missing_and_stays_open()
    {
        var call = await _office.Alice.Call(new CancelOrder(OrdersOffice.BeansOfBob));

        var approved = await call.Approve();

        approved.ShouldFail(ToolErrorKind.NotFound, "There is no order 1005");
        Assert.Equal(OrderStatus.Open, (await _office.KeptAsync(OrdersOffice.BeansOfBob)).Status);
    }

    [Fact]
    public async Task A_manager_cancels_a_foreign_one()
    {
        var call = await _office.Manager.Call(new CancelOrder(OrdersOffice.BeansOfBob));

        await call.Approve();

        Assert.Equal(OrderStatus.Cancelled, (await _office.KeptAsync(OrdersOffice.BeansOfBob)).Status);
    }
}
