using McpServer.Application.Operators;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace McpServer.Host.Settings;

/// <summary>Reads what the operator decides about tools, at start and whenever a settings file changes.</summary>
internal sealed partial class ToolSwitches(IConfiguration configuration, ServedTools served, ILogger<ToolSwitches> log)
    : IDisposable
{
    private HashSet<string> _switched = new(StringComparer.OrdinalIgnoreCase);
    private IDisposable? _watch;

    /// <summary>Applies the settings, and goes on to watch them.</summary>
    /// <exception cref="OptionsValidationException">They are wrong.</exception>
    public void Begin()
    {
        var faults = Apply();
        if (faults.Count > 0)
        {
            throw new OptionsValidationException(ToolSwitch.Section, typeof(ToolSwitch), faults);
        }

        _watch = ChangeToken.OnChange(configuration.GetReloadToken, ApplyChange);
    }

    public void Dispose() => _watch?.Dispose();

    private IReadOnlyList<string> Apply()
    {
        try
        {
            var switches = Read();
            string[] lost = [.. _switched.Where(name => !switches.ContainsKey(name)).Select(Lost)];
            var wrong = lost.Length > 0 ? lost : served.Apply(switches);
            if (wrong.Count == 0)
            {
                _switched = new(switches.Keys, StringComparer.OrdinalIgnoreCase);
            }

            return wrong;
        }
        catch (InvalidOperationException exception)
        {
            return [$"{exception.Message} See docs/configuration.md, Tools."];
        }
    }

    // A file that is gone, or cannot be read, looks like one that says nothing; it must not open a tool.
    private static string Lost(string name) =>
        $"{ToolSwitch.Section}:{name} is there no more; to open the tool again write {ToolSwitch.Section}:{name}:Enabled=true, or restart.";

    private Dictionary<string, ToolSwitch> Read() =>
        configuration
            .GetSection(ToolSwitch.Section)
            .GetChildren()
            .ToDictionary(section => section.Key, Read, StringComparer.OrdinalIgnoreCase);

    private static ToolSwitch Read(IConfigurationSection section) =>
        section.Value is { Length: > 0 }
            ? throw new InvalidOperationException(
                $"{section.Path} is no value of its own; write {section.Path}:Enabled."
            )
            : Bind(section);

    private static ToolSwitch Bind(IConfigurationSection section) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(section.AsEnumerable(makePathsRelative: true).SelectMany(Split))
            .Build()
            .Get<ToolSwitch>(binder => binder.ErrorOnUnknownConfiguration = true)
        ?? new ToolSwitch();

    // A variable of the environment holds a list as one text.
    private static IEnumerable<KeyValuePair<string, string?>> Split(KeyValuePair<string, string?> setting) =>
        setting is { Value: { } text }
        && string.Equals(setting.Key, nameof(ToolSwitch.AlsoNeeds), StringComparison.OrdinalIgnoreCase)
            ? text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select((name, index) => KeyValuePair.Create($"{setting.Key}:text{index}", (string?)name))
            : [setting];

    // A mistake must not switch anything on again: what was served before stays.
    private void ApplyChange()
    {
        var faults = Apply();
        if (faults.Count == 0)
        {
            LogApplied();
        }
        else
        {
            LogFaults(string.Join(' ', faults));
        }
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "The settings were read again: tools are served by them now"
    )]
    private partial void LogApplied();

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The settings of the tools are wrong, and nothing changed: {Faults}"
    )]
    private partial void LogFaults(string faults);
}
