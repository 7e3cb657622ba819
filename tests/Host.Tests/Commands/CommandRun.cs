using McpServer.Host.Commands;
using Microsoft.AspNetCore.Builder;

namespace McpServer.Host.Tests.Commands;

/// <summary>How a command of the server's program ended.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Results">What it wrote to standard output.</param>
/// <param name="Progress">What it wrote to standard error.</param>
internal sealed record CommandRun(int Code, string Results, string Progress)
{
    public static Task<CommandRun> OfAsync(params string[] command) => OfAsync(_ => { }, command);

    /// <summary>With a team's tools.</summary>
    public static async Task<CommandRun> OfAsync(Action<WebApplicationBuilder> adjust, params string[] command)
    {
        await using var results = new StringWriter();
        await using var progress = new StringWriter();
        var code = await HostCommands.RunAsync(
            command,
            new Terminal(Terminal.Of(results), Terminal.Of(progress)),
            adjust,
            TestContext.Current.CancellationToken
        );
        return new(code, results.ToString().ReplaceLineEndings("\n"), progress.ToString().ReplaceLineEndings("\n"));
    }
}
