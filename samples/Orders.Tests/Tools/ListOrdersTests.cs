using McpServer.Application.Catalog;
using McpServer.Samples.Orders.Tools;

namespace McpServer.Samples.Orders.Tests.Tools;

public sealed class ListOrdersTests : IAsyncDisposable
{
    private readonly OrdersOffice _office = new();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Ones_own_are_listed_the_newest_first_and_no_others()
    {
        var page = await PageAsync(new ListOrders());

        Assert.Equal([OrdersOffice.Jug, OrdersOffice.Beans, OrdersOffice.Shipped], Numbers(page));
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task Only_those_of_a_status_are_listed_when_it_is_asked_for()
    {
        var page = await PageAsync(new ListOrders(OrderStatus.Shipped));

        Assert.Equal([OrdersOffice.Shipped], Numbers(page));
    }

    [Fact]
    public async Task Everybodys_are_listed_for_whom_may_see_them()
    {
        var call = await _office.Manager.Call(new ListOrders(OfEverybody: true));

        Assert.Equal([1006, 1005, 1004, 1003, 1002, 1001], Numbers(call.ShouldAnswer()));
    }

    [Fact]
    public async Task Who_could_see_everybodys_is_asked_to_step_up_for_it()
    {
        var caller = _office.Server.As("alice", ["orders:read"], mayAlsoHave: ["orders:read-all"]);

        var call = await caller.Call(new ListOrders(OfEverybody: true));

        Assert.Equal(["orders:read", "orders:read-all"], call.ShouldAskFor("orders:read-all"));
    }

    [Fact]
    public async Task Who_may_never_see_them_is_told_so()
    {
        var call = await _office.Alice.Call(new ListOrders(OfEverybody: true));

        call.ShouldBeForbidden("orders:read-all");
    }

    [Fact]
    public async Task Pages_join_to_the_whole_also_when_an_order_is_placed_meanwhile()
    {
        await _office.AddAsync(4);
        var first = await PageAsync(new ListOrders(PageSize: 3));
        await _office.AddAsync(1);

        var second = await PageAsync(new ListOrders(PageSize: 3, Cursor: first.Next));
        var third = await PageAsync(new ListOrders(PageSize: 3, Cursor: second.Next));

        Assert.Equal(
            [1010, 1009, 1008, 1007, 1003, 1002, 1001],
            [.. Numbers(first), .. Numbers(second), .. Numbers(third)]
        );
        Assert.Null(third.Next);
    }

    [Fact]
    public async Task A_cursor_opens_nothing_that_is_somebody_elses()
    {
        var page = await PageAsync(new ListOrders(Cursor: "1006"));

        Assert.Equal([OrdersOffice.Jug, OrdersOffice.Beans, OrdersOffice.Shipped], Numbers(page));
    }

    [Theory]
    [InlineData("next")]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1234567890")]
    public async Task A_cursor_that_no_answer_had_is_refused(string cursor)
    {
        var call = await _office.Alice.Call(new ListOrders(Cursor: cursor));

        call.ShouldFail(ToolErrorKind.InvalidArguments, "$.cursor");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task A_page_has_one_to_a_hundred_orders(int size)
    {
        var call = await _office.Alice.Call(new ListOrders(PageSize: size));

        call.ShouldFail(ToolErrorKind.InvalidArguments, "$.pageSize");
    }

    private async Task<ListOrders.Page> PageAsync(ListOrders request) =>
        (await _office.Alice.Call(request)).ShouldAnswer();

    private static IEnumerable<int> Numbers(ListOrders.Page page) => page.Orders.Select(line => line.Order);
}
