using System.ComponentModel;
using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;
using MediatR;

namespace McpServer.Application.Tools.Identity;

/// <summary>Tells the caller who they are, as their token says; a token needs no name and no e-mail for it.</summary>
public sealed record WhoAmI : ITool<WhoAmI.Identity>
{
    public static ToolDefinition Definition { get; } =
        new(
            ToolName.Parse("whoami"),
            Title: "Who am I",
            Description: "Tells who the caller is, through which client, and what they may do here.",
            Permission.Parse("tool:whoami", "Access the WhoAmI tool"),
            ToolEffect.ReadsOnly
        );

    public sealed record Identity(
        [property: Description("The user's identifier.")] string Subject,
        [property: Description("The client that calls.")] string Client,
        [property: Description("What this client was granted.")] IReadOnlyList<string> Scopes,
        [property: Description("All that the user may have; left out when the token does not say.")]
            IReadOnlyList<string>? Permissions,
        [property: Description("The organization the user signed in with, if any.")] string? Organization,
        [property: Description("Who acts for the user, if anybody.")] string? Actor,
        [property: Description("When the token expires.")] DateTimeOffset ExpiresAt
    );

    internal sealed class Handler(ICallerAccessor callers) : IRequestHandler<WhoAmI, ToolResult<Identity>>
    {
        public Task<ToolResult<Identity>> Handle(WhoAmI request, CancellationToken cancellationToken)
        {
            var caller = callers.Caller;
            return Task.FromResult<ToolResult<Identity>>(
                new Identity(
                    caller.Subject,
                    caller.ClientId,
                    [.. caller.Granted],
                    caller.Permissions is { } permissions ? [.. permissions] : null,
                    caller.Organization,
                    caller.Actor,
                    caller.ExpiresAt
                )
            );
        }
    }
}
