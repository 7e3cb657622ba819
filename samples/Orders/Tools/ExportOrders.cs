using System.ComponentModel;
using System.Text;
using System.Text.Json;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Domain.Tools;
using McpServer.Samples.Orders.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace McpServer.Samples.Orders.Tools;

/// <summary>Writes everybody's orders as a table; may take long, so it tells how far it is.</summary>
public sealed record ExportOrders(
    [property: Description("Only orders that were placed on this day or later (UTC); all when left out.")]
        DateOnly? Since = null
) : ITool<ExportOrders.Table>
{
    private const int AtOnce = 500;

    /// <summary>No larger table would pass the limit of the answer.</summary>
    private const int MostCharacters = MostBytes;

    private const int MostBytes = 1024 * 1024;

    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("export_orders"),
            Title: "Export orders",
            Description: "Writes all orders of the organization as CSV. Use list_orders to look at a few.",
            OrdersPermissions.ReadAll,
            ToolEffect.ReadsOnly
        )
        {
            Timeout = TimeSpan.FromMinutes(2),
            MaxConcurrentCalls = 2,
            MaxAnswerBytes = MostBytes,
            Icons = OrdersTeam.Icons,
            // A gateway that watches where personal data goes can look for it.
            Metadata = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
            {
                ["com.example/data-class"] = JsonSerializer.SerializeToElement("personal"),
            },
        };

    public sealed record Table(
        [property: Description("How many orders are in it.")] int Rows,
        [property: Description("The orders as CSV (RFC 4180), the newest first, below a line with the names.")]
            string Csv
    );

    internal sealed class Validator : AbstractValidator<ExportOrders>
    {
        public Validator() => RuleFor(request => request.Since).GreaterThan(new DateOnly(2000, 1, 1));
    }

    internal sealed class Handler(OrderBook book, ICallerAccessor callers, ICallProgress progress)
        : IRequestHandler<ExportOrders, ToolResult<Table>>
    {
        public async Task<ToolResult<Table>> Handle(ExportOrders request, CancellationToken cancellationToken)
        {
            await using var database = await book.OpenAsync(cancellationToken);
            var orders = database.OrdersAround(callers.Caller);
            if (request.Since is { } day)
            {
                var since = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
                orders = orders.Where(order => order.PlacedAt >= since);
            }

            var total = await orders.CountAsync(cancellationToken);
            var table = new StringBuilder(OrderCsv.Head);
            var done = 0;
            for (var last = int.MaxValue; ; )
            {
                var before = last;
                var part = await orders
                    .Where(order => order.Number < before)
                    .OrderByDescending(order => order.Number)
                    .Take(AtOnce)
                    .ToListAsync(cancellationToken);
                part.ForEach(order => table.Append(OrderCsv.LineOf(order)));
                done += part.Count;
                progress.Report(done, total, $"{done} of {total} orders");
                if (table.Length > MostCharacters)
                {
                    return ToolError.Refused(
                        "There are too many orders for one table: ask for those since a later day."
                    );
                }

                if (part.Count < AtOnce)
                {
                    return new Table(done, table.ToString());
                }

                last = part[^1].Number;
            }
        }
    }
}
