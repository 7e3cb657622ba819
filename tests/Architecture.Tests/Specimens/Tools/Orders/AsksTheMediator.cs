using MediatR;

namespace McpServer.Architecture.Tests.Specimens.Tools.Orders;

/// <summary>Breaks a rule, and only in what it nests.</summary>
public sealed record AsksTheMediator
{
    public sealed class Handler(IMediator mediator)
    {
        public IMediator Mediator => mediator;
    }
}
