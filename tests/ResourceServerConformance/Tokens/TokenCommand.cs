using System.Diagnostics;

namespace McpServer.ResourceServerConformance.Tokens;

/// <summary>Runs the operator's command that prints an access token.</summary>
internal static class TokenCommand
{
    public const string ScopePlace = "{scope}";

    /// <param name="option">The option that the command was given with, for what is told when it fails.</param>
    /// <param name="command">A line for the shell.</param>
    public static TokenSource Of(string option, string command) =>
        (scope, cancellationToken) =>
            RunAsync(
                option,
                command.Replace(ScopePlace, Uri.EscapeDataString(scope), StringComparison.Ordinal),
                cancellationToken
            );

    private static async Task<string> RunAsync(string option, string command, CancellationToken cancellationToken)
    {
        var shell = OperatingSystem.IsWindows() ? ("cmd", "/c") : ("sh", "-c");
        using var process =
            Process.Start(
                new ProcessStartInfo(shell.Item1, [shell.Item2, command])
                {
                    RedirectStandardOutput = true,
                    UseShellExecute = false,
                }
            ) ?? throw new SuiteException($"The command of {option} did not start.");
        var output = (await process.StandardOutput.ReadToEndAsync(cancellationToken)).Trim();
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 && IsToken(output)
            ? output
            // What it printed may be a token all the same.
            : throw new SuiteException(
                $"The command of {option} printed no token (exit code {process.ExitCode}). It has to print the token and nothing else."
            );
    }

    // b64token of RFC 6750, section 2.1.
    private static bool IsToken(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || "-._~+/=".Contains(letter));
}
