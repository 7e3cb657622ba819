using MediatR;

namespace McpServer.Architecture.Tests.Specimens;

/// <summary>Breaks a rule: a request that is neither a tool nor a use case, with a public handler.</summary>
public sealed record StrayRequest : IRequest<string>
{
    public sealed class PublicHandler : IRequestHandler<StrayRequest, string>
    {
        public Task<string> Handle(StrayRequest request, CancellationToken cancellationToken) => Task.FromResult("");
    }
}
