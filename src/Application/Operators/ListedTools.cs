using System.Collections.Concurrent;
using System.Collections.Frozen;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;
using Microsoft.Extensions.Options;

namespace McpServer.Application.Operators;

/// <summary>
/// Which tools callers see. It is decided once for each set of permissions, and again when the operator changes what is
/// served; callers who see the same get the same list, so that others can remember what they made of it.
/// </summary>
internal sealed class ListedTools(ServedTools served, AccessRules rules, IOptions<CatalogOptions> options)
{
    /// <summary>How many sets of permissions are remembered. Companies have tens of roles.</summary>
    public const int Capacity = 200;

    private Remembered _remembered = new(FrozenDictionary<ToolEntry, ServedTool>.Empty);

    public IReadOnlyList<ToolEntry> Of(Caller caller)
    {
        var now = served.Now;
        var remembered = Volatile.Read(ref _remembered);
        if (!ReferenceEquals(remembered.Tools, now) || remembered.Lists.Count > Capacity)
        {
            remembered = new(now);
            Volatile.Write(ref _remembered, remembered);
        }

        var sight = new Sight(caller.Granted, caller.Permissions, caller.IsMachine);
        return remembered.Lists.TryGetValue(sight, out var listed)
            ? listed
            : remembered.Lists.GetOrAdd(sight, Decide(remembered, caller));
    }

    private IReadOnlyList<ToolEntry> Decide(Remembered remembered, Caller caller)
    {
        ToolEntry[] listed =
        [
            .. served.InOrder.Where(tool =>
                remembered.Tools[tool] is { IsOn: true } serving && IsListed(rules.Decide(caller, serving.Needs, []))
            ),
        ];
        return remembered.Lists.Values.FirstOrDefault(same => same.SequenceEqual(listed)) ?? listed;
    }

    private bool IsListed(AccessDecision decision) =>
        decision is AccessDecision.Granted || (decision is AccessDecision.Obtainable && options.Value.ListObtainable);

    /// <summary>All of a caller that the decision depends on.</summary>
    private readonly record struct Sight(PermissionSet Granted, PermissionSet? Permissions, bool IsMachine);

    private sealed record Remembered(FrozenDictionary<ToolEntry, ServedTool> Tools)
    {
        public ConcurrentDictionary<Sight, IReadOnlyList<ToolEntry>> Lists { get; } = [];
    }
}
