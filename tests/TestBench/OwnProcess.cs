using System.Diagnostics;
using Xunit;

namespace McpServer.TestBench;

/// <summary>A process in which one test runs, with nothing beside it or before it: for what measures the whole process.</summary>
public static class OwnProcess
{
    private const string OneMethod = "-method";

    /// <summary>Whether no more than one test was asked of this process.</summary>
    public static bool IsThis => Environment.GetCommandLineArgs().Contains(OneMethod, StringComparer.Ordinal);

    /// <summary>Starts this program once more for the test that calls this. Fails with what it said unless it passes.</summary>
    /// <returns>What the test said.</returns>
    public static async Task<string> RunThisTestAsync()
    {
        var context = TestContext.Current;
        var program = Path.ChangeExtension(
            context.TestAssembly!.AssemblyPath,
            OperatingSystem.IsWindows() ? ".exe" : null
        );
        string[] arguments =
        [
            "-noColor",
            "-noLogo",
            "-showLiveOutput",
            OneMethod,
            $"{context.TestClass!.TestClassName}.{context.TestMethod!.MethodName}",
        ];
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync(context.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(context.CancellationToken);
        await process.WaitForExitAsync(context.CancellationToken);
        var said = await output + await errors;
        // A name that finds no test would end well too.
        return process.ExitCode == 0 && said.Contains("Total: 1", StringComparison.Ordinal)
            ? said
            : throw new InvalidOperationException(said);
    }
}
