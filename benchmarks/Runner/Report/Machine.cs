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
            double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        );

    public IEnumerable<string> Remarks()
    {
        if (BusyBefore > 0.5)
        {
            yield return FormattableString.Invariant(
                $"The machine was shared: {BusyBefore:0.0} processes wanted to run before the first measurement. Figures and ratios are rough."
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

    private static string ProcessorName() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
}
