using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using McpServer.Benchmarks.Load;
using McpServer.Benchmarks.Runner.Tenant;

namespace McpServer.Benchmarks.Runner.Peers;

/// <summary>A peer that runs as a process of its own, on a core of its own.</summary>
internal sealed class RunningPeer : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(10);
    private static int LastPort = 24300;

    private readonly Process _process;
    private readonly string _errors;

    private RunningPeer(Peer peer, Process process, int port, string meter, string errors)
    {
        Peer = peer;
        _process = process;
        Address = new(IPAddress.Loopback, port);
        MeterPath = meter;
        _errors = errors;
    }

    public Peer Peer { get; }

    public IPEndPoint Address { get; }

    /// <summary>Where its meter listens, when it is a .NET program.</summary>
    public string MeterPath { get; }

    public int ProcessId => _process.Id;

    /// <summary>Starts it, and does not wait.</summary>
    public static RunningPeer Start(Peer peer, BenchmarkIssuer issuer, Workplace place)
    {
        var port = Interlocked.Increment(ref LastPort);
        var command = PeerCommand.Of(peer, port, issuer, place);
        var logs = place.Logs;
        var errors = Path.Combine(logs, $"{peer.Id}-{port}.txt");
        var meter = Path.Combine(Path.GetTempPath(), $"meter-{Environment.ProcessId}-{port}.sock");
        // What it logs is written, and thrown away: gigabytes would measure the disk.
        var start = new ProcessStartInfo("sh")
        {
            ArgumentList = { "-c", "exec \"$@\" >/dev/null 2>\"$ERRORS\"", "sh" },
        };
        string[] pinning = place.IsPinned ? ["taskset", "-c", peer.Cores ?? Workplace.ServerCore] : [];
        foreach (var argument in (string[])[.. pinning, command.Program, .. command.Arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in start.Environment.Keys.Where(IsOfTheRunner).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in command.Variables)
        {
            start.Environment[name] = value;
        }

        start.Environment["BENCHMARK_METER"] = meter;
        start.Environment["ERRORS"] = errors;
        start.WorkingDirectory = logs;
        return new(peer, Process.Start(start)!, port, meter, errors);
    }

    /// <summary>Ends with the first right answer.</summary>
    public async Task AnswersAsync(byte[] request, Expectation expected, CancellationToken cancellationToken)
    {
        var plan = new LoadPlan
        {
            Target = Address,
            Requests = [request],
            Expected = expected,
            Connections = 1,
            MaxCalls = 1,
        };
        var begun = Stopwatch.GetTimestamp();
        var last = "it does not listen";
        while (Stopwatch.GetElapsedTime(begun) < LongestStart && !_process.HasExited)
        {
            try
            {
                var result = await LoadRun.RunAsync(plan, cancellationToken: cancellationToken);
                if (result.Calls == 1)
                {
                    return;
                }

                last = result.FirstError ?? last;
            }
            catch (SocketException)
            {
                // It is not there yet.
            }

            await Task.Delay(2, cancellationToken);
        }

        throw new BenchmarkException(
            $"{Peer.Title} does not answer: {last}. {await File.ReadAllTextAsync(_errors, cancellationToken)}"
        );
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        File.Delete(MeterPath);
    }

    // The load generator's own switches, and settings of whoever runs it, must not reach the servers.
    private static bool IsOfTheRunner(string name) =>
        name.StartsWith("DOTNET_", StringComparison.OrdinalIgnoreCase)
            && !name.Equals("DOTNET_ROOT", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("AUTH0_", StringComparison.OrdinalIgnoreCase)
        || name is "PORT" or "MCP_SERVER_URL";
}
