using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using McpServer.Application.Catalog;
using McpServer.Domain.Tools;
using Microsoft.Extensions.Options;

namespace McpServer.Application.Behaviours;

/// <summary>
/// What a call may cost: time, company and the size of its answer. The caller is told what was too much, and what to do;
/// an answer is never cut.
/// </summary>
internal sealed class CallLimits(IOptions<CatalogOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<ToolEntry, SemaphoreSlim> _gates = new();

    public async Task<ToolOutcome> KeepAsync(
        ToolEntry tool,
        Func<CancellationToken, Task<ToolOutcome>> call,
        CancellationToken cancellationToken
    )
    {
        var gate = GateOf(tool);
        // Who waits in a queue times out in it, and then asks again: one more for the queue.
        if (gate is not null && !await gate.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            var most = tool.Definition.MaxConcurrentCalls;
            return Refuse(
                ToolError.Unavailable($"The tool is busy: it takes {most} calls at once. Call again in a moment.")
            );
        }

        var outcome = await InTimeAsync(tool.Definition, call, gate, cancellationToken);
        return outcome is ToolOutcome.Answered answered ? OfSize(tool.Definition, answered) : outcome;
    }

    private SemaphoreSlim? GateOf(ToolEntry tool) =>
        tool.Definition.MaxConcurrentCalls is { } most ? _gates.GetOrAdd(tool, _ => new SemaphoreSlim(most)) : null;

    private async Task<ToolOutcome> InTimeAsync(
        ToolDefinition tool,
        Func<CancellationToken, Task<ToolOutcome>> call,
        SemaphoreSlim? gate,
        CancellationToken cancellationToken
    )
    {
        var most = tool.Timeout ?? options.Value.Timeout;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var isLate = false;
        await using var limit = clock.CreateTimer(
            _ =>
            {
                isLate = true;
                // Not awaited: what hears of it must not hold up the answer.
                _ = end.CancelAsync();
            },
            state: null,
            most,
            Timeout.InfiniteTimeSpan
        );
        var running = HoldingAsync(call, gate, end.Token);
        try
        {
            // A handler that does not listen to its token goes on, but nobody waits for it any more.
            return await running.WaitAsync(end.Token);
        }
        catch (OperationCanceledException) when (isLate && !cancellationToken.IsCancellationRequested)
        {
            var advice =
                tool.Effect == ToolEffect.ReadsOnly
                    ? "Ask for less, or call again later."
                    : "It may have been done nevertheless: look before you call again.";
            return Refuse(
                ToolError.TimedOut($"The tool did not answer within {most.TotalSeconds:0.###} seconds. {advice}")
            );
        }
    }

    // Until the handler has really ended it keeps its place: calls that were given up are company too.
    private static async Task<ToolOutcome> HoldingAsync(
        Func<CancellationToken, Task<ToolOutcome>> call,
        SemaphoreSlim? gate,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await call(cancellationToken);
        }
        finally
        {
            gate?.Release();
        }
    }

    private ToolOutcome OfSize(ToolDefinition tool, ToolOutcome.Answered answered)
    {
        var most = tool.MaxAnswerBytes ?? options.Value.MaxAnswerBytes;
        var size = JsonMarshal.GetRawUtf8Value(answered.Content).Length;
        if (size <= most)
        {
            return answered;
        }

        var advice =
            tool.Effect == ToolEffect.ReadsOnly
                ? "Ask for less: narrow what you look for, or take it in parts."
                : "What was asked for is done, and only the answer is lost: do not call again for it.";
        return Refuse(ToolError.TooLarge($"The answer has {size} bytes and may have {most}. {advice}"));
    }

    private static ToolOutcome.Errored Refuse(ToolError error) => new(error);
}
