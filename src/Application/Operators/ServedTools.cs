using System.Collections.Frozen;
using McpServer.Application.Catalog;
using McpServer.Domain.Access;

namespace McpServer.Application.Operators;

/// <summary>The catalog as the operator has it served. It can change while the server runs.</summary>
public sealed class ServedTools
{
    private readonly ToolCatalog _catalog;
    private FrozenDictionary<ToolEntry, ServedTool> _tools;

    public ServedTools(ToolCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        _catalog = catalog;
        _tools = Serve(new Dictionary<string, ToolSwitch>(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Raised after a change, for clients to be told that their list is an old one.</summary>
    public event EventHandler? Changed;

    /// <summary>All tools, ordered by name.</summary>
    internal IReadOnlyList<ToolEntry> InOrder => _catalog.Tools;

    /// <summary>How all of them are served now; another object after each change.</summary>
    internal FrozenDictionary<ToolEntry, ServedTool> Now => Volatile.Read(ref _tools);

    public ServedTool Of(ToolEntry tool) => Now[tool];

    /// <summary>Serves the tools by these switches from now on, unless one of them is wrong: then nothing changes.</summary>
    /// <param name="switches">By the name of a tool, in any case, as settings are.</param>
    /// <returns>What is wrong with them, each with the setting and a right value.</returns>
    public IReadOnlyList<string> Apply(IReadOnlyDictionary<string, ToolSwitch> switches)
    {
        ArgumentNullException.ThrowIfNull(switches);
        var faults = switches.SelectMany(entry => FaultsOf(entry.Key, entry.Value)).ToArray();
        if (faults.Length > 0)
        {
            return faults;
        }

        var before = _tools;
        var after = Serve(new Dictionary<string, ToolSwitch>(switches, StringComparer.OrdinalIgnoreCase));
        _tools = after;
        if (_catalog.Tools.Any(tool => !IsSame(after[tool], before[tool])))
        {
            Changed?.Invoke(this, EventArgs.Empty);
        }

        return [];
    }

    private static bool IsSame(ServedTool one, ServedTool other) =>
        one.IsOn == other.IsOn
        && one.RunsWithoutApproval == other.RunsWithoutApproval
        && one.Needs.SequenceEqual(other.Needs);

    private FrozenDictionary<ToolEntry, ServedTool> Serve(Dictionary<string, ToolSwitch> switches) =>
        _catalog.Tools.ToFrozenDictionary(
            tool => tool,
            tool => Serve(tool, switches.GetValueOrDefault(tool.Definition.Name.Value) ?? new ToolSwitch())
        );

    private ServedTool Serve(ToolEntry tool, ToolSwitch switches) =>
        new(
            switches.Enabled,
            [tool.Definition.Permission, .. AlsoNeededBy(tool, switches)],
            switches.AllowWithoutApproval
        );

    // Few tools are switched; the others must not look through all permissions.
    private IEnumerable<Permission> AlsoNeededBy(ToolEntry tool, ToolSwitch switches) =>
        switches.AlsoNeeds.Count == 0
            ? []
            : _catalog.Permissions.Where(permission =>
                !permission.Equals(tool.Definition.Permission) && switches.AlsoNeeds.Contains(permission.Name)
            );

    private IEnumerable<string> FaultsOf(string name, ToolSwitch switches)
    {
        var tools = _catalog.Tools.Where(tool => IsNamed(tool, name)).ToArray();
        if (tools.Length == 0)
        {
            yield return $"{ToolSwitch.Section}:{name} names no tool of this server; write one of {Names}.";
        }

        foreach (var unknown in switches.AlsoNeeds.Where(needed => !IsPermission(needed)))
        {
            yield return $"{ToolSwitch.Section}:{name}:AlsoNeeds holds '{unknown}', which no tool of this server declares, so that nobody could be granted it; 'permissions list' shows the ones that can be.";
        }

        if (switches.AllowWithoutApproval && tools.Any(tool => !tool.Definition.NeedsApproval))
        {
            yield return $"{ToolSwitch.Section}:{name}:AllowWithoutApproval has no meaning, because the tool needs no approval; leave it out.";
        }
    }

    private string Names => string.Join(", ", _catalog.Tools.Select(tool => tool.Definition.Name));

    private static bool IsNamed(ToolEntry tool, string name) =>
        string.Equals(tool.Definition.Name.Value, name, StringComparison.OrdinalIgnoreCase);

    private bool IsPermission(string name) =>
        _catalog.Permissions.Any(permission => string.Equals(permission.Name, name, StringComparison.Ordinal));
}
