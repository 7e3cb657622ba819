using McpServer.Domain.Access;

namespace McpServer.Benchmarks.Team;

internal static class BenchPermission
{
    public static readonly Permission Call = Permission.Parse("bench:call", "Call the tools of the benchmark");
}
