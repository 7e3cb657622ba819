using System.CommandLine;
using McpServer.Host.Commands.Permissions;
using McpServer.Host.Commands.Serving;
using McpServer.Host.Commands.Tenant;
using McpServer.Host.Commands.Tools;
using McpServer.Host.Settings;

namespace McpServer.Host.Commands;

/// <summary>What this program can do: serve, and set up the tenant for the catalog that it serves.</summary>
public static class HostCommands
{
    private const string Serve = "serve";

    /// <summary>Runs a command, or serves when none is named, and returns the exit code.</summary>
    /// <param name="args">The command with its options, and settings as <c>--Section:Setting=value</c>.</param>
    /// <param name="terminal">Where to write; the process's own streams when left out.</param>
    /// <param name="adjust">Adds settings or a team's tools, for the server and for every command alike.</param>
    /// <param name="cancellationToken">Ends a command or the server.</param>
    public static async Task<int> RunAsync(
        string[] args,
        Terminal? terminal = null,
        Action<WebApplicationBuilder>? adjust = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args is ["--help" or "-h" or "-?" or "help"] or [Serve, "--help" or "-h" or "-?"])
        {
            return StartMessages.Help();
        }

        // Settings may come first: what they are for must not be served instead.
        var first = Array.Find(args, arg => !ServeArguments.IsSetting(arg));
        if (first is null or Serve || !IsCommand(first))
        {
            string[] given = [.. args.Where(arg => arg is not (Serve or ServeCheck.Option))];
            if (ServeArguments.FaultOf(given) is { } fault)
            {
                (terminal ?? Terminal.OfProcess()).Fault(fault);
                return ExitCode.Failure;
            }

            if (args.Contains(ServeCheck.Option))
            {
                return await ServeCheck.RunAsync(given, terminal ?? Terminal.OfProcess(), adjust, cancellationToken);
            }

            await using var server = ServerApplication.Create(given, adjust);
            await server.RunAsync(cancellationToken);
            return ExitCode.Done;
        }

        // System.CommandLine would take the colon of a setting for the end of an option's name.
        var settings = args.Where(ServeArguments.IsSetting).ToArray();
        var host = new CommandHost(settings, terminal ?? Terminal.OfProcess(), adjust);
        var root = new RootCommand("McpServer: an MCP server protected by Auth0.")
        {
            HealthcheckCommand.Create(host),
            TenantCommand.Create(host),
            PermissionsCommand.Create(host),
            ToolsCommand.Create(host),
        };
        return await root.Parse([.. args.Where(arg => !ServeArguments.IsSetting(arg))])
            .InvokeAsync(
                new InvocationConfiguration
                {
                    Output = host.Terminal.Results.Profile.Out.Writer,
                    Error = host.Terminal.Progress.Profile.Out.Writer,
                    EnableDefaultExceptionHandler = false,
                },
                cancellationToken
            );
    }

    private static bool IsCommand(string first) =>
        char.IsAsciiLetter(first[0]) && !first.Contains('=', StringComparison.Ordinal);
}
