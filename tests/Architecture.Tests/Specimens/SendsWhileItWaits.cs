using MediatR;

namespace McpServer.Architecture.Tests.Specimens;

/// <summary>Breaks a rule where only the compiled state machine shows it.</summary>
public static class SendsWhileItWaits
{
    public static async Task<string> SendAsync(Func<object> find, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return await ((IMediator)find()).Send(new StrayRequest(), cancellationToken);
    }
}
