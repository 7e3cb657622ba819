using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace McpServer.ConformanceHost.Fixtures;

/// <summary>Completes arguments of prompts; the product has none to complete.</summary>
internal static class Completions
{
    private static readonly string[] Words = ["paris", "park", "party"];

    public static ValueTask<CompleteResult> CompleteAsync(
        RequestContext<CompleteRequestParams> request,
        CancellationToken cancellationToken
    )
    {
        var begun = request.Params?.Argument.Value ?? string.Empty;
        string[] fitting = [.. Words.Where(word => word.StartsWith(begun, StringComparison.OrdinalIgnoreCase))];
        return ValueTask.FromResult(
            new CompleteResult
            {
                Completion = new()
                {
                    Values = fitting,
                    Total = fitting.Length,
                    HasMore = false,
                },
            }
        );
    }
}
