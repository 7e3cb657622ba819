using System.Diagnostics;
using McpServer.TestBench;

namespace McpServer.EndToEnd.Tests.Start;

public sealed class LauncherStartTests
{
    private const string Launcher = "McpServer.Launcher.dll";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_commands_that_it_prints_greet_Ada_and_an_interrupt_stops_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are for a POSIX shell.");
        Assert.SkipWhen((await ShellAsync("command -v curl")).Length == 0, "The commands need curl.");
        await using var launcher = Start();
        await launcher.SaysAsync("Ctrl+C stops both.");

        var answer = await ShellAsync(PrintedCommands(launcher.Output));
        await launcher.InterruptAsync();
        var code = await launcher.ExitAsync();

        Assert.Contains("Hello, Ada!", answer, StringComparison.Ordinal);
        Assert.Contains("Both have stopped.", launcher.Output, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task The_orders_team_is_there_and_its_command_shows_what_a_clerk_may_not()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are for a POSIX shell.");
        Assert.SkipWhen((await ShellAsync("command -v curl")).Length == 0, "The commands need curl.");
        await using var launcher = Start();
        await launcher.SaysAsync("Ctrl+C stops both.");

        var ofTheClerk = PrintedCommands(launcher.Output, "user@example.com");
        var refused = await ShellAsync(ofTheClerk);
        var paid = await ShellAsync(ofTheClerk.Replace("user@example.com", "grace@gmail.example"));

        Assert.Contains("need the permission orders:refund-large", refused, StringComparison.Ordinal);
        Assert.Contains("\"refunded\":250", paid, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_left_out()
    {
        await using var launcher = Start("--bare");

        await launcher.SaysAsync("Ctrl+C stops both.");

        Assert.DoesNotContain("orders team", launcher.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Orders Clerk", launcher.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--auth-port")]
    public async Task A_taken_port_is_told_with_the_way_to_another(string option)
    {
        using var taken = new TakenPort();
        await using var launcher = Start(option, $"{taken.Number}");

        var code = await launcher.ExitAsync();

        Assert.Equal(1, code);
        Assert.Contains($"{taken.Number}", launcher.Output, StringComparison.Ordinal);
        Assert.Contains("--port 3101 --auth-port 3102", launcher.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", launcher.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_the_options_and_starts_nothing()
    {
        await using var launcher = new RunningProgram(Launcher, "--help");

        var code = await launcher.ExitAsync();

        Assert.Equal(0, code);
        Assert.Contains("--auth-port", launcher.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_option_is_told_with_the_known_ones()
    {
        await using var launcher = new RunningProgram(Launcher, "--prot", "3101");

        var code = await launcher.ExitAsync();

        Assert.Equal(1, code);
        Assert.Contains("'--prot' is no option", launcher.Output, StringComparison.Ordinal);
        Assert.Contains("--auth-port", launcher.Output, StringComparison.Ordinal);
    }

    // What comes last wins, so that a test can choose a port.
    private static RunningProgram Start(params IEnumerable<string> options) =>
        new(
            Launcher,
            [
                "--port",
                $"{LoopbackPort.Find()}",
                "--auth-port",
                $"{LoopbackPort.Find()}",
                "--data",
                "people.db",
                .. options,
            ]
        );

    private static string PrintedCommands(string output, string person = "admin@example.com")
    {
        var lines = output.Split('\n');
        var first = Array.FindIndex(
            lines,
            line => line.Contains("TOKEN=", StringComparison.Ordinal) && line.Contains(person, StringComparison.Ordinal)
        );
        return string.Join('\n', lines.Skip(first).TakeWhile(line => !string.IsNullOrWhiteSpace(line)));
    }

    private static async Task<string> ShellAsync(string commands)
    {
        using var shell = Process.Start(
            new ProcessStartInfo("sh", ["-c", commands])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = shell.StandardOutput.ReadToEndAsync(Cancellation);
        var faults = await shell.StandardError.ReadToEndAsync(Cancellation);
        return await output + faults;
    }
}
