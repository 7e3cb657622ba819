using McpServer.Application.Catalog;
using McpServer.Domain.Audit;
using McpServer.Samples.Orders.Tools;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Samples.Orders.Tests.Tools;

public sealed class RefundOrderTests : IAsyncDisposable
{
    private readonly OrdersOffice _office = new();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task A_clerk_pays_back_up_to_a_hundred()
    {
        var call = await _office.Alice.Call(new RefundOrder(OrdersOffice.Shipped, 100m, "key-1"));

        Assert.Equal((100m, 540m), (call.ShouldAnswer().Refunded, call.ShouldAnswer().Refundable));
        Assert.Equal(100m, (await _office.KeptAsync(OrdersOffice.Shipped)).Refunded);
    }

    [Fact]
    public async Task A_clerk_can_never_pay_back_more_and_nothing_is_paid()
    {
        await _office.AddAsync(0);

        var call = await _office.Alice.Call(new RefundOrder(OrdersOffice.Shipped, 100.01m, "key-1"));

        call.ShouldBeForbidden("orders:refund-large");
        call.ShouldAudit(CallOutcome.Forbidden);
        Assert.Equal(0m, (await _office.KeptAsync(OrdersOffice.Shipped)).Refunded);
    }

    [Fact]
    public async Task A_manager_pays_back_more()
    {
        var call = await _office.Manager.Call(new RefundOrder(OrdersOffice.ShippedOfBob, 640m, "key-1"));

        Assert.Equal(0m, call.ShouldAnswer().Refundable);
        Assert.Equal(640m, (await _office.KeptAsync(OrdersOffice.ShippedOfBob)).Refunded);
    }

    [Fact]
    public async Task All_that_a_manager_has_not_been_granted_is_asked_for_at_once_and_nothing_is_paid()
    {
        await _office.AddAsync(0);
        var caller = _office.Server.As("alice", ["orders:read"], ["orders:refund", "orders:refund-large"]);

        var call = await caller.Call(new RefundOrder(OrdersOffice.Shipped, 640m, "key-1"));

        Assert.Equal(
            ["orders:read", "orders:refund", "orders:refund-large"],
            call.ShouldAskFor("orders:refund", "orders:refund-large")
        );
        Assert.Equal(0m, (await _office.KeptAsync(OrdersOffice.Shipped)).Refunded);
    }

    [Fact]
    public async Task Who_may_pay_back_much_may_pay_back_little()
    {
        var call = await _office
            .Server.As("alice", ["orders:refund-large"])
            .Call(new RefundOrder(OrdersOffice.Jug, 8.50m, "key-1"));

        Assert.Equal(29.50m, call.ShouldAnswer().Refundable);
    }

    [Fact]
    public async Task The_same_call_again_pays_nothing_more()
    {
        var first = await _office.Alice.Call(new RefundOrder(OrdersOffice.Shipped, 60m, "key-1"));

        var again = await _office.Alice.Call(new RefundOrder(OrdersOffice.Shipped, 60m, "key-1"));

        Assert.Equal(first.ShouldAnswer(), again.ShouldAnswer());
        Assert.Equal(60m, (await _office.KeptAsync(OrdersOffice.Shipped)).Refunded);
    }

    [Fact]
    public async Task No_more_is_paid_back_than_was_paid()
    {
        await _office.Alice.Call(new RefundOrder(OrdersOffice.Jug, 30m, "key-1"));

        var call = await _office.Alice.Call(new RefundOrder(OrdersOffice.Jug, 8.01m, "key-2"));

        call.ShouldFail(ToolErrorKind.Refused, "no more than 8.00 can be paid back");
        Assert.Equal(30m, (await _office.KeptAsync(OrdersOffice.Jug)).Refunded);
    }

    [Fact]
    public async Task Of_two_refunds_at_once_the_second_is_told_and_not_paid()
    {
        await using var office = new OrdersOffice(services =>
            services.ConfigureDbContext<Storage.OrdersDatabase>(database =>
                database.AddInterceptors(new AnotherRefund())
            )
        );

        var call = await office.Alice.Call(new RefundOrder(OrdersOffice.Jug, 30m, "key-1"));

        call.ShouldFail(ToolErrorKind.Unavailable, "Somebody else changed the order");
        Assert.Equal(AnotherRefund.Amount, (await office.KeptAsync(OrdersOffice.Jug)).Refunded);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(0.001)]
    [InlineData(1000.01)]
    public async Task Not_even_a_manager_pays_back_such_an_amount(double amount)
    {
        await _office.AddAsync(0);

        var call = await _office.Manager.Call(new RefundOrder(OrdersOffice.Shipped, (decimal)amount, "key-1"));

        call.ShouldFail(ToolErrorKind.InvalidArguments, "$.amount");
        Assert.Equal(0m, (await _office.KeptAsync(OrdersOffice.Shipped)).Refunded);
    }

    [Fact]
    public async Task A_foreign_order_is_missing_and_nothing_is_paid()
    {
        var call = await _office.Alice.Call(new RefundOrder(OrdersOffice.ShippedOfBob, 10m, "key-1"));

        call.ShouldFail(ToolErrorKind.NotFound, "There is no order 1004");
        Assert.Equal(0m, (await _office.KeptAsync(OrdersOffice.ShippedOfBob)).Refunded);
    }
}
