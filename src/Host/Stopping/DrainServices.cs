using System.Globalization;
using McpServer.Host.Settings;

namespace McpServer.Host.Stopping;

/// <summary>What makes the server stop without losing calls.</summary>
internal static class DrainServices
{
    // For the last answers to reach their clients, after which Kestrel cuts every connection.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public static void AddDrain(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<RunningCalls>();
        services.AddHostedService<Drain>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeOf(configuration) + Grace);
    }

    // The host wants to know before settings are checked, and a fault in them is told there.
    private static TimeSpan TimeOf(IConfiguration configuration)
    {
        var defaults = new ServerOptions();
        return Read(nameof(defaults.DrainDelay), defaults.DrainDelay)
            + Read(nameof(defaults.DrainTime), defaults.DrainTime);

        TimeSpan Read(string name, TimeSpan fallback) =>
            TimeSpan.TryParse(
                configuration[$"{ServerOptions.Section}:{name}"],
                CultureInfo.InvariantCulture,
                out var set
            )
            && set >= TimeSpan.Zero
            && set <= TimeSpan.FromHours(1)
                ? set
                : fallback;
    }
}
