using MediatR;

namespace McpServer.Architecture.Tests.Specimens;

/// <summary>Breaks the rule in one method; MediatR wants the other one so.</summary>
public sealed class WaitingFor<TRequest, TAnswer> : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : notnull
{
    public Task WithoutTokenAsync() => Task.FromResult(this);

    public Task<TAnswer> Handle(
        TRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TAnswer> next
    ) => next();
}
