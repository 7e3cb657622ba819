using McpServer.Application.Catalog;
using McpServer.Domain.Audit;
using McpServer.Samples.Orders.Tools;

namespace McpServer.Samples.Orders.Tests.Tools;

public sealed class CreateOrderTests : IAsyncDisposable
{
    private static readonly CreateOrder Cups = new("Cup", 6, 4.25m, Region.Asia, "key-1");

    private readonly OrdersOffice _office = new();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task An_order_is_kept_as_the_callers_own()
    {
        var call = await _office.Alice.Call(Cups);

        var kept = await _office.KeptAsync(call.ShouldAnswer().Order);
        Assert.Equal(("Cup", 6, 25.50m, Region.Asia), (kept.Item, kept.Quantity, kept.Price, kept.Region));
        Assert.Equal(("https://testing.invalid/", "alice"), (kept.Owner.Issuer, kept.Owner.Subject));
        Assert.Equal(_office.Server.Clock.GetUtcNow(), kept.PlacedAt);
    }

    [Fact]
    public async Task The_same_call_again_gets_the_same_answer_and_places_nothing()
    {
        var first = await _office.Alice.Call(Cups);

        var again = await _office.Alice.Call(Cups);

        Assert.Equal(first.ShouldAnswer(), again.ShouldAnswer());
        Assert.Equal(7, (await _office.AllAsync()).Count);
    }

    [Fact]
    public async Task The_same_key_with_other_arguments_is_refused_and_places_nothing()
    {
        await _office.Alice.Call(Cups);

        var call = await _office.Alice.Call(Cups with { Quantity = 7 });

        call.ShouldFail(ToolErrorKind.Refused, "used before with other arguments");
        Assert.Equal(7, (await _office.AllAsync()).Count);
    }

    [Fact]
    public async Task Another_key_and_another_caller_place_orders_of_their_own()
    {
        await _office.Alice.Call(Cups);

        await _office.Alice.Call(Cups with { IdempotencyKey = "key-2" });
        await _office.Server.As("bob", ["orders:write"]).Call(Cups);

        Assert.Equal(
            ["alice", "alice", "bob"],
            (await _office.AllAsync()).Skip(6).Select(order => order.Owner.Subject)
        );
    }

    [Fact]
    public async Task Without_a_key_each_call_places_an_order()
    {
        await _office.Alice.Call(Cups with { IdempotencyKey = null });
        await _office.Alice.Call(Cups with { IdempotencyKey = null });

        Assert.Equal(8, (await _office.AllAsync()).Count);
    }

    [Theory]
    [InlineData("", 1, 1, "$.item")]
    [InlineData("Cup\nSaucer", 1, 1, "$.item")]
    [InlineData("Cup", 0, 1, "$.quantity")]
    [InlineData("Cup", 1001, 1, "$.quantity")]
    [InlineData("Cup", 1, 0, "$.unitPrice")]
    [InlineData("Cup", 1, 0.005, "$.unitPrice")]
    [InlineData("Cup", 1, 9.999, "$.unitPrice")]
    [InlineData("Cup", 1, 10000.01, "$.unitPrice")]
    public async Task What_cannot_be_ordered_is_told_and_not_placed(
        string item,
        int quantity,
        double price,
        string path
    )
    {
        await _office.AddAsync(0);

        var call = await _office.Alice.Call(new CreateOrder(item, quantity, (decimal)price, Region.Europe));

        call.ShouldFail(ToolErrorKind.InvalidArguments, path);
        Assert.Equal(6, (await _office.AllAsync()).Count);
    }

    [Fact]
    public async Task Who_only_reads_does_not_know_the_tool_and_places_nothing()
    {
        await _office.AddAsync(0);

        var call = await _office.Server.As("rita", ["orders:read", "orders:read-all"]).Call(Cups);

        call.ShouldBeHidden();
        call.ShouldAudit(CallOutcome.UnknownTool);
        Assert.Equal(6, (await _office.AllAsync()).Count);
    }
}
