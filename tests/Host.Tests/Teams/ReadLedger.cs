using System.ComponentModel;
using FluentValidation;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Host.Tests.Teams;

/// <summary>Answers as much as it is asked for.</summary>
public sealed record ReadLedger([property: Description("How many letters.")] int Letters) : ITool<ReadLedger.Ledger>
{
    public static ToolDefinition Definition { get; } =
        new(ToolName.Parse("read_ledger"), "Read", "Reads the ledger.", Permission.None, ToolEffect.ReadsOnly);

    public sealed record Ledger([property: Description("What it says.")] string Text);

    internal sealed class Validator : AbstractValidator<ReadLedger>
    {
        public Validator() => RuleFor(request => request.Letters).GreaterThanOrEqualTo(0);
    }

    internal sealed class Handler : IRequestHandler<ReadLedger, ToolResult<Ledger>>
    {
        public Task<ToolResult<Ledger>> Handle(ReadLedger request, CancellationToken cancellationToken) =>
            Task.FromResult<ToolResult<Ledger>>(new Ledger(new string('x', request.Letters)));
    }
}
