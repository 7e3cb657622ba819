using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Audit;
using McpServer.Samples.Orders.Tools;

namespace McpServer.Samples.Orders.Tests.Tools;

public sealed class FindOrderTests : IAsyncDisposable
{
    private readonly OrdersOffice _office = new();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task An_own_order_is_shown()
    {
        var call = await _office.Alice.Call(new FindOrder(OrdersOffice.Beans));

        var answer = call.ShouldAnswer();
        Assert.Equal(
            ("Coffee beans, 1 kg", 12, 191.40m, 0m),
            (answer.Item, answer.Quantity, answer.Price, answer.Refunded)
        );
        Assert.Equal((OrderStatus.Open, Region.Americas), (answer.Status, answer.Region));
        Assert.Equal(_office.Server.Clock.GetUtcNow().AddDays(-5), answer.PlacedAt);
    }

    [Fact]
    public async Task A_foreign_order_is_answered_like_one_that_is_not_there()
    {
        var foreign = await _office.Alice.Call(new FindOrder(OrdersOffice.BeansOfBob));
        var missing = await _office.Alice.Call(new FindOrder(9999));

        var message = foreign.ShouldFail(ToolErrorKind.NotFound).Message;
        Assert.Equal(
            message.Replace("1005", "9999", StringComparison.Ordinal),
            missing.ShouldFail(ToolErrorKind.NotFound).Message
        );
        Assert.Contains("somebody else", foreign.ShouldAudit(CallOutcome.ToolError).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody else", $"{missing.Audit.Reason}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_see_everybodys_is_shown_a_foreign_one()
    {
        var call = await _office.Manager.Call(new FindOrder(OrdersOffice.BeansOfBob));

        Assert.Equal("Coffee beans, 1 kg", call.ShouldAnswer().Item);
    }

    [Fact]
    public async Task An_order_of_another_organization_is_missing_whatever_the_permissions()
    {
        await _office.AddAsync(1, owner: new ResourceOwner("https://testing.invalid/", "mary", "org_other"));
        var theirs = (await _office.AllAsync())[^1];

        var call = await _office.Manager.Call(new FindOrder(theirs.Number));

        call.ShouldFail(ToolErrorKind.NotFound);
    }

    [Fact]
    public async Task No_order_has_a_number_below_one()
    {
        var call = await _office.Alice.Call(new FindOrder(0));

        call.ShouldFail(ToolErrorKind.InvalidArguments, "$.order");
    }

    [Fact]
    public async Task From_strangers_it_is_hidden() =>
        (await _office.Server.As("eve").Call(new FindOrder(OrdersOffice.Jug))).ShouldBeHidden();
}
