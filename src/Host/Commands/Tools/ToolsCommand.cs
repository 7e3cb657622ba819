using System.CommandLine;

namespace McpServer.Host.Commands.Tools;

/// <summary><c>tools</c>: what this build's tools promise, and what they cost. Needs no tenant.</summary>
internal static class ToolsCommand
{
    public static Command Create(CommandHost host) =>
        new("tools", "The contracts of this build's tools, and what they cost a model.")
        {
            ContractsCommand.Create(host),
            BudgetCommand.Create(host),
        };
}
