using System.ComponentModel;
using System.Globalization;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using McpServer.Samples.Orders.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace McpServer.Samples.Orders.Tools;

/// <summary>Lists orders page by page, the newest first.</summary>
public sealed record ListOrders(
    [property: Description("Only orders that are this far; all when left out.")] OrderStatus? Status = null,
    [property: Description("Also the orders of everybody else in the organization.")] bool OfEverybody = false,
    [property: Description("The 'next' of the page before; the first page when left out.")] string? Cursor = null,
    [property: Description("How many orders a page has at most.")] int PageSize = ListOrders.UsualPage
) : ITool<ListOrders.Page>, INeedsPermissions
{
    private const int UsualPage = 20;
    private const int LargestPage = 100;

    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("list_orders"),
            Title: "List orders",
            Description: "Lists the caller's orders, the newest first. Pass 'next' of an answer as 'cursor' to go on.",
            OrdersPermissions.Read,
            ToolEffect.ReadsOnly
        )
        {
            MayAlsoNeed = [OrdersPermissions.ReadAll],
            CacheFor = TimeSpan.FromSeconds(10),
            Icons = OrdersTeam.Icons,
        };

    public IEnumerable<Permission> NeededPermissions() => OfEverybody ? [OrdersPermissions.ReadAll] : [];

    public sealed record Page(
        [property: Description("The orders of this page.")] IReadOnlyList<Line> Orders,
        [property: Description("The cursor of the next page; left out on the last one.")] string? Next
    );

    public sealed record Line(
        [property: Description("The order's number.")] int Order,
        [property: Description("What was ordered.")] string Item,
        [property: Description("The price of all pieces together.")] decimal Price,
        [property: Description("How far it is.")] OrderStatus Status
    );

    internal sealed class Validator : AbstractValidator<ListOrders>
    {
        private const int LongestCursor = 9;

        public Validator()
        {
            RuleFor(request => request.PageSize).InclusiveBetween(1, LargestPage);
            RuleFor(request => request.Cursor)
                .MaximumLength(LongestCursor)
                .Matches(@"^[0-9]+\z")
                .WithMessage("the 'next' of an answer of this tool");
        }
    }

    internal sealed class Handler(OrderBook book, ICallerAccessor callers)
        : IRequestHandler<ListOrders, ToolResult<Page>>
    {
        public async Task<ToolResult<Page>> Handle(ListOrders request, CancellationToken cancellationToken)
        {
            await using var database = await book.OpenAsync(cancellationToken);
            var orders = request.OfEverybody
                ? database.OrdersAround(callers.Caller)
                : database.OrdersOf(callers.Caller);
            if (request.Status is { } status)
            {
                orders = orders.Where(order => order.Status == status);
            }

            // By number, not by position: what is placed meanwhile moves nothing from one page to another.
            if (request.Cursor is { } cursor)
            {
                var last = int.Parse(cursor, CultureInfo.InvariantCulture);
                orders = orders.Where(order => order.Number < last);
            }

            var found = await orders
                .OrderByDescending(order => order.Number)
                .Take(request.PageSize + 1)
                .Select(order => new Line(order.Number, order.Item, order.Price, order.Status))
                .ToListAsync(cancellationToken);
            var page = found.Take(request.PageSize).ToList();
            var next = found.Count > page.Count ? page[^1].Order.ToString(CultureInfo.InvariantCulture) : null;
            return new Page(page, next);
        }
    }
}
