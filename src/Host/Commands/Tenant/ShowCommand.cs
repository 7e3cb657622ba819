using System.CommandLine;

namespace McpServer.Host.Commands.Tenant;

/// <summary><c>tenant show</c>: why this person can or cannot use this tool.</summary>
internal static class ShowCommand
{
    public const string Email = "e-mail";
    public const string Tool = "tool";

    public static Command Create(Func<string, string, Func<TenantRun, CancellationToken, Task<int>>, Command> sub)
    {
        var who = sub("who", "What a person can use, why, and what would change it.", ShowWho.RunAsync);
        who.Arguments.Add(new Argument<string>(Email) { Description = "The person's e-mail address." });
        var tool = sub("tool", "Who can use a tool, why, and what would change it.", ShowTool.RunAsync);
        tool.Arguments.Add(new Argument<string>(Tool) { Description = "The tool's name." });
        return new Command("show", "Why a person can or cannot use a tool.") { who, tool };
    }
}
