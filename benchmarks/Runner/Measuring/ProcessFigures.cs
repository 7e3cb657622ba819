using System.Globalization;
using System.Net.Sockets;
using System.Text;
using McpServer.Benchmarks.Runner.Peers;

namespace McpServer.Benchmarks.Runner.Measuring;

/// <summary>What a process has used so far, as the kernel and its meter tell.</summary>
/// <param name="CpuSeconds">User and system time, in ticks of 10 ms (proc_pid_stat(5)).</param>
/// <param name="Bytes">All that was ever allocated; null for a program without a meter.</param>
internal sealed record ProcessFigures(double CpuSeconds, long? Bytes)
{
    private const double TicksPerSecond = 100;
    private const int FieldsBeforeUserTime = 11;

    public static async Task<ProcessFigures> ReadAsync(RunningPeer peer)
    {
        var stat = await File.ReadAllTextAsync($"/proc/{peer.ProcessId}/stat");
        // The name of the program may hold anything but ends with the last bracket.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = Number(fields[FieldsBeforeUserTime]) + Number(fields[FieldsBeforeUserTime + 1]);
        return new(ticks / TicksPerSecond, peer.Peer.IsDotNet ? await AskAsync(peer, "a") : null);
    }

    /// <summary>The live heap after a full collection.</summary>
    public static Task<long> HeapAsync(RunningPeer peer) => AskAsync(peer, "h");

    /// <summary>The resident memory in MB.</summary>
    public static double ResidentMegabytes(RunningPeer peer)
    {
        var line = File.ReadLines($"/proc/{peer.ProcessId}/status")
            .First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return Number(line["VmRSS:".Length..^"kB".Length]) * 1024 / 1e6;
    }

    private static async Task<long> AskAsync(RunningPeer peer, string question)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(peer.MeterPath));
        await socket.SendAsync(Encoding.ASCII.GetBytes(question));
        var answer = new byte[32];
        var length = await socket.ReceiveAsync(answer);
        return long.Parse(Encoding.ASCII.GetString(answer, 0, length), CultureInfo.InvariantCulture);
    }

    private static long Number(string text) => long.Parse(text.Trim(), CultureInfo.InvariantCulture);
}
