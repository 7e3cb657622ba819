using McpServer.Host.Commands;
using McpServer.Host.Settings;

namespace McpServer.Host;

/// <summary>The whole program: the server and its commands, for this project's tools or for a company's.</summary>
public static class McpServerHost
{
    /// <summary>Serves, or runs the command that is named, and returns the exit code.</summary>
    /// <param name="args">What was typed: a command with its options, and settings as <c>--Section:Setting=value</c>.</param>
    /// <param name="tools">Names the tools; this project's own samples when left out.</param>
    /// <param name="cancellationToken">Ends the server or the command.</param>
    public static async Task<int> RunAsync(
        string[] args,
        Action<TeamTools>? tools = null,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            return await HostCommands.RunAsync(
                args,
                adjust: TeamTools.Adjustment(tools),
                cancellationToken: cancellationToken
            );
        }
        catch (Exception exception) when (StartMessages.CanExplain(exception))
        {
            return StartMessages.Explain(exception);
        }
    }
}
