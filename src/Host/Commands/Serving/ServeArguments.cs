namespace McpServer.Host.Commands.Serving;

/// <summary>What may stand behind <c>serve</c>: settings, and <c>--check</c>. The host would pass over anything else in silence.</summary>
internal static class ServeArguments
{
    // Names of ASP.NET Core's own settings that have no section.
    private static readonly string[] HostSettings =
    [
        "applicationName",
        "contentRoot",
        "environment",
        "http_ports",
        "https_ports",
        "urls",
    ];

    /// <summary>What is wrong with the arguments, in one sentence; null when nothing is.</summary>
    public static string? FaultOf(IReadOnlyList<string> arguments)
    {
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            if (argument == ServeCheck.Option)
            {
                continue;
            }

            var name = NameOf(argument);
            if (name is null)
            {
                return $"'{argument}' is no argument of serve; write a setting, such as --Server:Port=8080, or {ServeCheck.Option}.";
            }

            // A setting without '=' takes the next argument for its value.
            index += argument.Contains('=', StringComparison.Ordinal) ? 0 : 1;
        }

        return null;
    }

    /// <summary>Whether it is a setting with its value, for whatever command it stands beside.</summary>
    public static bool IsSetting(string argument) =>
        argument.Contains('=', StringComparison.Ordinal) && NameOf(argument) is not null;

    private static string? NameOf(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal))
        {
            return null;
        }

        var name = argument[2..].Split('=')[0];
        return
            name.Contains(':', StringComparison.Ordinal)
            || HostSettings.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? name
            : null;
    }
}
