using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Application.Tests.Pipeline;

/// <summary>What a team writes: a tool that needs a service, classes that register it, and some that do it wrongly.</summary>
internal static class Team
{
    public interface IOrderBook
    {
        int Count { get; }
    }

    internal sealed class OrderBook : IOrderBook
    {
        public int Count => 7;
    }

    internal sealed class PaperOrderBook(Uri archive) : IOrderBook
    {
        public int Count => archive.Port;
    }

    internal sealed class OwnedOrderBook(ICallerAccessor callers) : IOrderBook
    {
        public int Count => callers.Caller.Subject.Length;
    }

    public sealed record CountOrders : ITool<CountOrders.Counted>
    {
        public static ToolDefinition Definition { get; } =
            new(ToolName.Parse("count_orders"), "Count", "Counts orders.", Permission.None, ToolEffect.ReadsOnly);

        public sealed record Counted(int Orders);

        internal sealed class Handler(IOrderBook book) : IRequestHandler<CountOrders, ToolResult<Counted>>
        {
            public Task<ToolResult<Counted>> Handle(CountOrders request, CancellationToken cancellationToken) =>
                Task.FromResult<ToolResult<Counted>>(new Counted(book.Count));
        }
    }

    public sealed record CheckOrder(int Number = 1) : ITool<CountOrders.Counted>
    {
        public static ToolDefinition Definition { get; } =
            new(ToolName.Parse("check_order"), "Check", "Checks an order.", Permission.None, ToolEffect.ReadsOnly);

        internal sealed class Validator : AbstractValidator<CheckOrder>
        {
            public Validator(IOrderBook book) => RuleFor(request => request.Number).LessThan(_ => book.Count);
        }

        internal sealed class Handler(TimeProvider clock) : IRequestHandler<CheckOrder, ToolResult<CountOrders.Counted>>
        {
            public Task<ToolResult<CountOrders.Counted>> Handle(
                CheckOrder request,
                CancellationToken cancellationToken
            ) => Task.FromResult<ToolResult<CountOrders.Counted>>(new CountOrders.Counted(clock.GetUtcNow().Year));
        }
    }

    internal sealed class Services : IToolServices
    {
        public static void AddServices(IServiceCollection services) => services.AddSingleton<IOrderBook, OrderBook>();
    }

    internal sealed class OtherServices : IToolServices
    {
        public static void AddServices(IServiceCollection services) => services.AddScoped<OrderBook>();
    }

    internal sealed class BrokenServices : IToolServices
    {
        public static void AddServices(IServiceCollection services) =>
            throw new InvalidOperationException("There is no book.");
    }
}
