using ModelContextProtocol.Protocol;

namespace McpServer.ConformanceHost.Fixtures;

/// <summary>Completes arguments of prompts; the product has none to complete.</summary>
internal static class Completions
{
    private static readonly string[] Words = ["paris", "park", "party"];

    public static CompleteResult Complete(CompleteRequestParams? asked)
    {
        var begun = asked?.Argument.Value ?? string.Empty;
        string[] fitting = [.. Words.Where(word => word.StartsWith(begun, StringComparison.OrdinalIgnoreCase))];
        return new()
        {
            Completion = new()
            {
                Values = fitting,
                Total = fitting.Length,
                HasMore = false,
            },
        };
    }
}
