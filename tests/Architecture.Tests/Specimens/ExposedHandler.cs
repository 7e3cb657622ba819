using MediatR;

namespace McpServer.Architecture.Tests.Specimens;

/// <summary>Breaks a rule: a handler beside its request.</summary>
internal sealed class ExposedHandler : IRequestHandler<StrayRequest, string>
{
    public Task<string> Handle(StrayRequest request, CancellationToken cancellationToken) => Task.FromResult("");
}
