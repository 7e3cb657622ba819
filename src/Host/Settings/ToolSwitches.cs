using McpServer.Application.Operators;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace McpServer.Host.Settings;

/// <summary>Reads what the operator decides about tools, at start and whenever a settings file changes.</summary>
internal sealed partial class ToolSwitches(IConfiguration configuration, ServedTools served, ILogger<ToolSwitches> log)
    : IDisposable
{
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
            return served.Apply(Read());
        }
        catch (InvalidOperationException exception)
        {
            return [$"{exception.Message} See docs/configuration.md, Tools."];
        }
    }

    private Dictionary<string, ToolSwitch> Read()
    {
        var switches = new Dictionary<string, ToolSwitch>(StringComparer.OrdinalIgnoreCase);
        foreach (var section in configuration.GetSection(ToolSwitch.Section).GetChildren())
        {
            var read = section.Get<ToolSwitch>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new ToolSwitch();
            // A variable of the environment holds a list as one text.
            foreach (
                var name in (section[nameof(ToolSwitch.AlsoNeeds)] ?? string.Empty).Split(
                    ',',
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                )
            )
            {
                read.AlsoNeeds.Add(name);
            }

            switches.Add(section.Key, read);
        }

        return switches;
    }

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
