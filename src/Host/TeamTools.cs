using System.Reflection;
using McpServer.Application;

namespace McpServer.Host;

/// <summary>
/// The tools of a server, as its Program.cs names them. Nothing else is served: a sample that slips into a company's
/// server would also slip into its tenant's permissions.
/// </summary>
public sealed class TeamTools
{
    private readonly List<Assembly> _assemblies = [];
    private readonly List<Action<WebApplicationBuilder>> _adjustments = [];

    private TeamTools() { }

    /// <summary>Adds every tool of an assembly, with the services that it brings.</summary>
    public TeamTools AddAssembly(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        _assemblies.Add(assembly);
        return this;
    }

    /// <summary>Adds the samples <c>greet</c>, <c>whoami</c> and <c>get_current_time</c>.</summary>
    public TeamTools AddSamples() => AddAssembly(typeof(ApplicationServices).Assembly);

    /// <summary>Adds settings and services, for the server and for every command alike, before anything is read.</summary>
    public TeamTools Configure(Action<WebApplicationBuilder> adjust)
    {
        ArgumentNullException.ThrowIfNull(adjust);
        _adjustments.Add(adjust);
        return this;
    }

    internal static Action<WebApplicationBuilder>? Adjustment(Action<TeamTools>? choose)
    {
        if (choose is null)
        {
            return null;
        }

        var tools = new TeamTools();
        choose(tools);
        return tools.Apply;
    }

    private void Apply(WebApplicationBuilder builder)
    {
        foreach (var adjust in _adjustments)
        {
            adjust(builder);
        }

        builder.Services.AddTools([.. _assemblies]);
    }
}
