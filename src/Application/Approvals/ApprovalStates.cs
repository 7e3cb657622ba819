using System.Text.Json;
using McpServer.Application.Once;
using McpServer.Application.Ports;
using McpServer.Application.UseCases;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;

namespace McpServer.Application.Approvals;

/// <summary>Makes the state that goes with a question, and holds what comes back against the call.</summary>
internal sealed class ApprovalStates(IStateSeal seal, IOnceStore once, TimeProvider clock)
{
    /// <summary>Long enough to read and decide; what was approved is then forgotten.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public string Begin(Caller caller, ToolName tool, CallTool call)
    {
        var state = ApprovalState.Of(caller, tool, call, clock.GetUtcNow() + Lifetime);
        return seal.Seal(JsonSerializer.SerializeToUtf8Bytes(state));
    }

    /// <summary>Uses a state up, whatever the person answered.</summary>
    /// <returns>Why it is none for this call; null when it is.</returns>
    /// <exception cref="StoreUnavailableException">Nobody can say whether it was used before.</exception>
    public async ValueTask<string?> UseUpAsync(
        string sealedState,
        Caller caller,
        ToolName tool,
        CallTool call,
        CancellationToken cancellationToken
    )
    {
        if (!seal.TryOpen(sealedState, out var bytes))
        {
            return "forged, or of a server that is gone";
        }

        var state = JsonSerializer.Deserialize<ApprovalState>(bytes)!;
        if (state.FaultFor(caller, tool, call, clock.GetUtcNow()) is { } fault)
        {
            return fault;
        }

        var used = await once.AddAsync($"approval:{state.Id}", "used", Lifetime, cancellationToken);
        return used is null ? null : "used before";
    }
}
