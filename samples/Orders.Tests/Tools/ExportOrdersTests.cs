using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.Domain.Audit;
using McpServer.Samples.Orders.Tools;
using McpServer.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Samples.Orders.Tests.Tools;

public sealed class ExportOrdersTests : IAsyncDisposable
{
    private readonly OrdersOffice _office = new();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Everybodys_orders_are_written_the_newest_first()
    {
        var call = await _office.Manager.Call(new ExportOrders());

        var table = call.ShouldAnswer();
        var lines = table.Csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((6, 7), (table.Rows, lines.Length));
        Assert.Equal("order,placed_at,owner,item,quantity,price,refunded,status,region", lines[0]);
        Assert.Equal("1006,2025-12-31T12:00:00Z,\"bob\",\"Milk jug\",2,38.00,0.00,Open,Europe", lines[1]);
    }

    [Fact]
    public async Task Only_those_since_a_day_are_written_when_it_is_asked_for()
    {
        var call = await _office.Manager.Call(new ExportOrders(new DateOnly(2025, 12, 30)));

        Assert.Equal(2, call.ShouldAnswer().Rows);
    }

    [Fact]
    public async Task What_would_be_a_formula_in_a_spreadsheet_is_text()
    {
        await _office.AddAsync(1, "=HYPERLINK(\"x\")");

        var call = await _office.Manager.Call(new ExportOrders());

        Assert.Contains(",\"'=HYPERLINK(\"\"x\"\")\",", call.ShouldAnswer().Csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_another_organization_is_written()
    {
        await _office.AddAsync(3, owner: new ResourceOwner("https://testing.invalid/", "alice", "org_other"));

        var call = await _office.Manager.Call(new ExportOrders());

        Assert.Equal(6, call.ShouldAnswer().Rows);
    }

    [Fact]
    public async Task It_tells_how_far_it_is()
    {
        await _office.AddAsync(994);

        var call = await _office.Manager.Call(new ExportOrders());

        Assert.Equal(1000, call.ShouldAnswer().Rows);
        Assert.Equal(new ProgressReport(500, 1000, "500 of 1000 orders"), call.Progress[0]);
        Assert.Equal(1000, call.Progress[^1].Done);
    }

    [Fact]
    public async Task Nothing_more_is_read_when_the_client_goes_away()
    {
        using var gone = new CancellationTokenSource();
        var progress = new WatchedProgress(gone.Cancel);
        await using var office = Watched(progress);
        await office.AddAsync(994);

        var call = await office.Manager.Until(gone.Token).Call(new ExportOrders());

        call.ShouldAudit(CallOutcome.Cancelled);
        Assert.Equal([500], progress.Done);
    }

    [Fact]
    public async Task After_two_minutes_it_is_given_up()
    {
        OrdersOffice? office = null;
        var progress = new WatchedProgress(() => office!.Server.Clock.Advance(TimeSpan.FromMinutes(2)));
        office = Watched(progress);
        await using var _ = office;
        await office.AddAsync(994);

        var call = await office.Manager.Call(new ExportOrders());

        call.ShouldFail(ToolErrorKind.TimedOut, "120 seconds");
        Assert.Equal([500], progress.Done);
    }

    [Fact]
    public async Task What_is_too_much_for_an_answer_is_told()
    {
        await _office.AddAsync(4500, new string('x', Order.LongestItem));

        var call = await _office.Manager.Call(new ExportOrders());

        call.ShouldFail(ToolErrorKind.Refused, "There are too many orders for one table");
    }

    [Fact]
    public async Task A_third_one_at_once_is_sent_away()
    {
        var gate = new Gate();
        await using var office = new OrdersOffice(gate.AddTo);
        await office.AddAsync(0);
        gate.Close();
        var running = new[] { office.Manager.Call(new ExportOrders()), office.Manager.Call(new ExportOrders()) };
        await gate.HasWaitingAsync(2);

        var third = await office.Manager.Call(new ExportOrders());
        gate.Open();

        third.ShouldFail(ToolErrorKind.Unavailable, "busy");
        Assert.All(await Task.WhenAll(running), call => Assert.Equal(6, call.ShouldAnswer().Rows));
    }

    [Fact]
    public async Task From_a_clerk_it_is_hidden() => (await _office.Alice.Call(new ExportOrders())).ShouldBeHidden();

    [Fact]
    public async Task A_machine_with_the_permission_may_run_it_every_night()
    {
        var call = await _office.Server.AsMachine("nightly", ["orders:read-all"]).Call(new ExportOrders());

        Assert.Equal(6, call.ShouldAnswer().Rows);
    }

    private static OrdersOffice Watched(WatchedProgress progress) =>
        new(services => services.AddSingleton<ICallProgress>(progress));
}
