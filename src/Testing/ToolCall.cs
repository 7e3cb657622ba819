using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Application.UseCases;
using McpServer.Domain.Audit;
using McpServer.Testing.Contract;
using McpServer.Testing.Ports;

namespace McpServer.Testing;

/// <summary>A call that has ended, and what it left behind.</summary>
/// <typeparam name="TAnswer">The answer's type; <see cref="JsonElement"/> for a raw call.</typeparam>
public sealed class ToolCall<TAnswer>
{
    private static readonly JsonSerializerOptions ReadAnswer = new(ToolJson.Options)
    {
        // What is null is left out on the way, and is null again here.
        RespectRequiredConstructorParameters = false,
    };

    private readonly ToolServer _server;
    private readonly ToolCaller _caller;
    private readonly CallTool _call;
    private readonly CallRecord _record;

    internal ToolCall(ToolServer server, ToolCaller caller, CallTool call, CallAnswer? ending, CallRecord record) =>
        (_server, _caller, _call, Ending, _record) = (server, caller, call, ending, record);

    /// <summary>How it ended, for what no assertion here asks; null when the client went away.</summary>
    public CallAnswer? Ending { get; }

    /// <summary>What the tool reported while it ran, in order.</summary>
    public IReadOnlyList<ProgressReport> Progress => _record.Reports;

    /// <summary>The one entry that the call left in the audit.</summary>
    /// <exception cref="ToolAssertionException">There is none, or more than one.</exception>
    public AuditEntry Audit =>
        _record.Audited is [var only]
            ? only
            : throw Fault($"be audited once, and there are {_record.Audited.Count} entries");

    /// <summary>The tool answered, in the way that its output schema promises.</summary>
    public TAnswer ShouldAnswer()
    {
        if (Ending is not CallAnswer.Answered answered)
        {
            throw Fault("answer");
        }

        var schema = _server.Catalog.TryFind(_call.Name, out var tool) ? tool.OutputSchema : default;
        if (SchemaCheck.Violations(schema, answered.Content) is { Count: > 0 } violations)
        {
            throw Fault($"answer as its output schema promises ({string.Join("; ", violations)})");
        }

        return answered.Content.Deserialize<TAnswer>(ReadAnswer)!;
    }

    /// <summary>The tool, or the check of its arguments, told the caller what is wrong.</summary>
    /// <param name="kind">Of which kind.</param>
    /// <param name="message">What its message has to contain; anything when left out.</param>
    public ToolError ShouldFail(ToolErrorKind kind, string? message = null)
    {
        var expected = $"fail with {kind}{(message is null ? string.Empty : $" and a message with \"{message}\"")}";
        return
            Ending is CallAnswer.Errored { Error: var error }
            && error.Kind == kind
            && (message is null || error.Message.Contains(message, StringComparison.Ordinal))
            ? error
            : throw Fault(expected);
    }

    /// <summary>The caller may have what is missing, and is told to ask for it (403). Nothing ran.</summary>
    /// <param name="permissions">Exactly what is missing; anything when left out.</param>
    /// <returns>The scopes of the challenge: what is missing and what is granted already.</returns>
    public IReadOnlyList<string> ShouldAskFor(params string[] permissions) =>
        Ending is CallAnswer.PermissionNeeded needed
        && AreThese(permissions, needed.Missing.Select(missing => missing.Name))
            ? needed.ScopesToAsk
            : throw Fault($"ask for {NamesOr(permissions, "a permission")}");

    /// <summary>The caller can never have what these arguments need. Nothing ran.</summary>
    /// <param name="permissions">Exactly what is missing; anything when left out.</param>
    public void ShouldBeForbidden(params string[] permissions)
    {
        if (
            Ending is not CallAnswer.Forbidden forbidden
            || !AreThese(permissions, forbidden.Missing.Select(missing => missing.Name))
        )
        {
            throw Fault($"be forbidden for want of {NamesOr(permissions, "a permission")}");
        }
    }

    /// <summary>A person has to confirm these arguments first. Nothing ran.</summary>
    /// <param name="question">What the question has to contain; anything when left out.</param>
    /// <returns>The question, as the person reads it.</returns>
    public string ShouldNeedApproval(string? question = null) =>
        Ending is CallAnswer.ApprovalNeeded needed
        && (question is null || needed.Question.Contains(question, StringComparison.Ordinal))
            ? needed.Question
            : throw Fault($"need approval{(question is null ? string.Empty : $" and ask \"{question}\"")}");

    /// <summary>The approval that was brought was none for this call. Nothing ran.</summary>
    /// <param name="reason">What the reason has to contain, such as <c>used before</c>; anything when left out.</param>
    public void ShouldRejectApproval(string? reason = null)
    {
        if (
            Ending is not CallAnswer.ApprovalRejected rejected
            || (reason is not null && !rejected.Reason.Contains(reason, StringComparison.Ordinal))
        )
        {
            throw Fault($"reject the approval{(reason is null ? string.Empty : $" as {reason}")}");
        }
    }

    /// <summary>The person confirms, and the client calls again with it.</summary>
    public Task<ToolCall<TAnswer>> Approve() => Reply<TAnswer>(_call, isConfirmed: true);

    /// <summary>The person confirms, and a client that cheats makes another call of it than they have seen.</summary>
    public Task<ToolCall<TOther>> ApproveButCall<TOther>(ITool<TOther> request)
        where TOther : class
    {
        ArgumentNullException.ThrowIfNull(request);
        return Reply<TOther>(_caller.Written(request), isConfirmed: true);
    }

    /// <summary>The person declines, and the client calls again with it.</summary>
    public Task<ToolCall<TAnswer>> Decline() => Reply<TAnswer>(_call, isConfirmed: false);

    /// <summary>To this caller there is no such tool. Nothing ran.</summary>
    public void ShouldBeHidden()
    {
        if (Ending is not CallAnswer.UnknownTool)
        {
            throw Fault("be hidden");
        }
    }

    /// <summary>The audit says how the call ended.</summary>
    public AuditEntry ShouldAudit(CallOutcome outcome) =>
        Audit is var entry && entry.Outcome == outcome ? entry : throw Fault($"be audited as {outcome}");

    private Task<ToolCall<TOther>> Reply<TOther>(CallTool call, bool isConfirmed) =>
        Ending is CallAnswer.ApprovalNeeded needed
            ? _caller.Send<TOther>(call with { Approval = new(needed.State, isConfirmed) })
            : throw Fault("need approval, so that somebody can give it");

    private static bool AreThese(string[] expected, IEnumerable<string> actual) =>
        expected.Length == 0 || expected.ToHashSet(StringComparer.Ordinal).SetEquals(actual);

    private static string NamesOr(string[] names, string any) => names.Length == 0 ? any : string.Join(" and ", names);

    private ToolAssertionException Fault(string expected) =>
        new(CallStory.Of(_call, _caller.Caller, expected, Ending, _record), _record.Fault);
}
