using System.CommandLine;
using MediatR;

namespace McpServer.Host.Commands.Tenant;

/// <summary>What a tenant command works with.</summary>
internal sealed record TenantRun(TenantSession Session, Terminal Terminal, OutputFormat Format, ParseResult Parsed)
{
    /// <summary>Asks the application, while the person at the terminal sees what it reads.</summary>
    public Task<TAnswer> AskAsync<TAnswer>(
        Func<IProgress<string>, IRequest<TAnswer>> question,
        CancellationToken cancellationToken
    ) =>
        Terminal.WhileShowingAsync(
            "Reading the tenant",
            (progress, token) => Session.SendAsync(question(progress), token),
            cancellationToken
        );
}
