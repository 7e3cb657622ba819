using System.Globalization;
using System.Runtime.InteropServices;

namespace McpServer.Benchmarks.Runner.Report;

/// <summary>Where and when a run took place.</summary>
internal sealed record Machine(
    string Date,
    string System,
    string Processor,
    int Cores,
    string Runtime,
    bool IsPinned,
    double BusyBefore
)
{
    /// <summary>With fewer cores the load generator takes from a server that may use two.</summary>
    public const int CoresForTwo = 4;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <param name="isPinned">Whether servers and load have cores of their own.</param>
    /// <param name="cores">How many there are, of which this process may use only some.</param>
    public static Machine Here(bool isPinned, int cores) =>
        new(
            TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
            RuntimeInformation.OSDescription,
            ProcessorName(),
            cores,
            RuntimeInformation.FrameworkDescription,
            isPinned,
            BusyCores(cores)
        );

    public IEnumerable<string> Remarks()
    {
        if (BusyBefore > 0.2)
        {
            yield return FormattableString.Invariant(
                $"The machine was shared: others used {BusyBefore:0.0} cores before the first measurement. Figures and ratios are rough."
            );
        }

        if (!IsPinned)
        {
            yield return "Servers and load shared their cores: there is no taskset, or only one core.";
        }

        if (Cores < CoresForTwo)
        {
            yield return "On two cores the load generator takes from the server: what is measured with 2 cores is too low.";
        }
    }

    // What others use while nothing is measured yet; the load average would still tell of the build.
    private static double BusyCores(int cores)
    {
        var (idle, all) = Ticks();
        Thread.Sleep(Look);
        var (idleAfter, allAfter) = Ticks();
        return cores * (1 - ((idleAfter - idle) / Math.Max(1, allAfter - all)));
    }

    // proc_stat(5): user, nice, system, idle, iowait and so on, for all processors together.
    private static (double Idle, double All) Ticks()
    {
        double[] ticks =
        [
            .. File.ReadLines("/proc/stat")
                .First()
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Select(number => double.Parse(number, CultureInfo.InvariantCulture)),
        ];
        return (ticks[3] + ticks[4], ticks.Sum());
    }

    private static string ProcessorName() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
}
