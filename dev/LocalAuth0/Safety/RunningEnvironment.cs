namespace McpServer.LocalAuth0.Safety;

internal static class RunningEnvironment
{
    /// <summary>The environment as ASP.NET Core reads it, or null when nothing names one.</summary>
    public static string? Name() =>
        new ConfigurationBuilder().AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").Build()[
            HostDefaults.EnvironmentKey
        ];

    /// <summary>Whether .NET's images say so: then all addresses are those of the container.</summary>
    public static bool IsContainer() =>
        string.Equals(
            new ConfigurationBuilder().AddEnvironmentVariables("DOTNET_").Build()["RUNNING_IN_CONTAINER"],
            "true",
            StringComparison.OrdinalIgnoreCase
        );
}
