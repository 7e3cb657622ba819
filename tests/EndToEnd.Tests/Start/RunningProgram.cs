using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace McpServer.EndToEnd.Tests.Start;

/// <summary>One of the built programs, started as a person starts it, in a folder of its own.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    // Settings of whoever runs the tests must not reach the program.
    private static readonly string[] Settings =
    [
        "ASPNETCORE_",
        "AUTH0",
        "DOTNET_ENVIRONMENT",
        "MCP_",
        "PORT",
        "SERVER_",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mcpserver-");
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _results = new();
    private readonly Lock _gate = new();
    private readonly Process _process;
    private TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RunningProgram(string assembly, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Dotnet, [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
        {
            start.Environment.Remove(name);
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data, _results);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it has written, to standard output or to standard error.</summary>
    public string Output
    {
        get
        {
            lock (_gate)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>What it has written to standard output, which can be piped.</summary>
    public string Results
    {
        get
        {
            lock (_gate)
            {
                return _results.ToString();
            }
        }
    }

    private static string Dotnet =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(Cancellation);
        return _process.ExitCode;
    }

    /// <summary>Presses Ctrl+C; not on Windows.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        await kill.WaitForExitAsync(Cancellation);
    }

    /// <summary>Waits until the program has written the text, or has ended.</summary>
    public async Task SaysAsync(string text)
    {
        var ended = _process.WaitForExitAsync(Cancellation);
        while (true)
        {
            var next = Volatile.Read(ref _written).Task;
            if (Output.Contains(text, StringComparison.Ordinal) || ended.IsCompleted)
            {
                return;
            }

            await Task.WhenAny(next, ended);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static bool IsSetting(string name) =>
        Settings.Any(setting => name.StartsWith(setting, StringComparison.OrdinalIgnoreCase));

    private void Keep(string? line, StringBuilder? also = null)
    {
        lock (_gate)
        {
            _output.AppendLine(line);
            also?.AppendLine(line);
        }

        Interlocked
            .Exchange(ref _written, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))
            .SetResult();
    }
}
