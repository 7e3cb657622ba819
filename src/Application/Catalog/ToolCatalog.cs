using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;

namespace McpServer.Application.Catalog;

/// <summary>All tools of this server, checked once at start and never changed.</summary>
public sealed class ToolCatalog
{
    private readonly FrozenDictionary<string, ToolEntry> _byName;

    private ToolCatalog(IReadOnlyList<ToolEntry> tools)
    {
        Tools = tools;
        _byName = tools
            .SelectMany(tool => NamesOf(tool.Definition), (tool, name) => new { Name = name.Value, Tool = tool })
            .ToFrozenDictionary(one => one.Name, one => one.Tool, StringComparer.Ordinal);
        Permissions =
        [
            .. tools
                .SelectMany(tool => PermissionsOf(tool.Definition))
                .SelectMany(permission => permission.SelfAndBroader)
                .Where(permission => !permission.IsNone)
                .Distinct()
                .OrderBy(permission => permission.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The tools, ordered by name.</summary>
    public IReadOnlyList<ToolEntry> Tools { get; }

    /// <summary>Every permission that a tool needs, or needs for some arguments, or that implies one, ordered by name.</summary>
    public IReadOnlyList<Permission> Permissions { get; }

    /// <exception cref="CatalogException">A tool could not be served, or not as its author meant.</exception>
    public static ToolCatalog Of(params IEnumerable<Assembly> assemblies) => Of(assemblies, _ => []);

    /// <param name="assemblies">Where the tools are.</param>
    /// <param name="more">Faults that more than the types have to be known for.</param>
    internal static ToolCatalog Of(
        IEnumerable<Assembly> assemblies,
        Func<IReadOnlyList<ToolEntry>, IEnumerable<string>> more
    )
    {
        var tools = new List<ToolEntry>();
        var faults = new List<string>();
        foreach (var assembly in assemblies.Distinct())
        {
            AddToolsOf(assembly, tools, faults);
        }

        ToolEntry[] ordered = [.. tools.OrderBy(tool => tool.Definition.Name.Value, StringComparer.Ordinal)];
        faults.AddRange(CatalogFaults.Of(ordered));
        faults.AddRange(more(ordered));
        return faults.Count == 0 ? new(ordered) : throw new CatalogException(faults);
    }

    private static void AddToolsOf(Assembly assembly, List<ToolEntry> tools, List<string> faults)
    {
        var parts = new ToolParts(assembly);
        foreach (var type in assembly.GetTypes().Where(ToolEntry.IsMeantAsTool))
        {
            try
            {
                if (ToolEntry.Of(type, parts) is { } tool)
                {
                    tools.Add(tool);
                }
                else
                {
                    faults.Add(CatalogFaults.NotATool(type));
                }
            }
            catch (TargetInvocationException exception)
            {
                faults.Add(CatalogFaults.OfDefinition(type, exception));
            }
        }
    }

    /// <summary>Finds a tool by its name or one of its aliases; names are case-sensitive.</summary>
    public bool TryFind(string? name, [NotNullWhen(true)] out ToolEntry? tool)
    {
        tool = null;
        return name is not null && _byName.TryGetValue(name, out tool);
    }

    /// <summary>What a tool needs, what some arguments of it need, and what its handler asks about.</summary>
    public static IEnumerable<Permission> PermissionsOf(ToolDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return definition.MayAlsoNeed.Prepend(definition.Permission).Concat(definition.AsksAbout);
    }

    internal static IEnumerable<ToolName> NamesOf(ToolDefinition definition) =>
        definition.Aliases.Prepend(definition.Name);
}
