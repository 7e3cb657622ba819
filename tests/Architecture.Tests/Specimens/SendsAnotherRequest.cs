using MediatR;

namespace McpServer.Architecture.Tests.Specimens;

/// <summary>Breaks a rule: it could send a tool past its check.</summary>
public sealed class SendsAnotherRequest(IMediator mediator)
{
    public IMediator Mediator => mediator;
}
