namespace McpServer.Host.Commands;

/// <summary>What a command tells the program that started it.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    public const int Failure = 1;

    /// <summary>There are differences, or warnings.</summary>
    public const int Differences = 2;
}
