using System.Collections.Immutable;
using McpServer.Application.Catalog;
using McpServer.Application.UseCases;

namespace McpServer.Application.Behaviours;

/// <summary>The call that is served in this scope, for what stands between it and the tool's handler.</summary>
internal sealed class CurrentCall
{
    // A handler that was given up may still note something while the audit reads.
    private ImmutableList<string> _notes = [];
    private (CallTool Request, ToolEntry Tool)? _call;

    public CallTool Request => Begun.Request;

    public ToolEntry Tool => Begun.Tool;

    /// <summary>What the audit shall know beside the ending; words of ours, nothing of the arguments.</summary>
    public IReadOnlyList<string> Notes => _notes;

    private (CallTool Request, ToolEntry Tool) Begun =>
        _call ?? throw new InvalidOperationException("A tool is only sent by CallTool: see docs/architecture.md.");

    public void Begin(CallTool request, ToolEntry tool) => _call = (request, tool);

    public void Note(string note) => ImmutableInterlocked.Update(ref _notes, (all, one) => all.Add(one), note);
}
