using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Server.Tools.Waiting;

/// <summary>Takes as long as it is told to, so that something runs while the server is stopped.</summary>
public sealed record WaitAWhile([property: Description("How many seconds.")] int Seconds) : ITool<WaitAWhile.Waited>
{
    public static ToolDefinition Definition { get; } =
        new(ToolName.Parse("wait_a_while"), "Wait", "Waits.", Permission.None, ToolEffect.ReadsOnly)
        {
            Timeout = TimeSpan.FromMinutes(1),
        };

    public sealed record Waited([property: Description("What was done.")] string Text);

    internal sealed class Validator : AbstractValidator<WaitAWhile>
    {
        public Validator() => RuleFor(request => request.Seconds).InclusiveBetween(1, 60);
    }

    internal sealed class Handler(TimeProvider clock, ILogger<WaitAWhile> log)
        : IRequestHandler<WaitAWhile, ToolResult<Waited>>
    {
        public async Task<ToolResult<Waited>> Handle(WaitAWhile request, CancellationToken cancellationToken)
        {
            log.LogInformation("Waiting begins");
            await Task.Delay(TimeSpan.FromSeconds(request.Seconds), clock, cancellationToken);
            return new Waited($"Waited {request.Seconds} seconds");
        }
    }
}
