using McpServer.Infrastructure;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.KeyPerFile;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;

namespace McpServer.Host.Settings;

/// <summary>
/// Settings as platforms mount secrets: a directory with a file for each, such as <c>Replicas__Redis</c>. They win over
/// environment variables, which anybody who may look at the process can read, and lose to the command line.
/// </summary>
internal static class SecretFiles
{
    /// <summary>Where Docker, Podman and Kubernetes' examples mount secrets.</summary>
    public const string UsualDirectory = "/run/secrets";

    private const string Setting = "Secrets:Directory";
    private const string Alias = "SECRETS_DIRECTORY";
    private const string Delimiter = "__";

    public static void AddSecretFiles(this WebApplicationBuilder builder)
    {
        var faults = Add(builder.Configuration);
        // Told with all other faults; until then nothing of the directory is read.
        builder
            .Services.AddOptions<SecretOptions>()
            .BindSettings(builder.Configuration, SecretOptions.Section)
            .ValidateOnStart();
        builder.Services.AddSingleton<Microsoft.Extensions.Options.IValidateOptions<SecretOptions>>(
            new Microsoft.Extensions.Options.ValidateOptions<SecretOptions>(
                Microsoft.Extensions.Options.Options.DefaultName,
                _ => faults.Count == 0,
                string.Join('\n', faults)
            )
        );
    }

    /// <summary>Adds the files to the settings, and returns what is wrong with them.</summary>
    public static IReadOnlyList<string> Add(ConfigurationManager configuration)
    {
        var named = configuration[Setting] is { Length: > 0 } set ? set : configuration[Alias];
        var directory = Path.GetFullPath(string.IsNullOrEmpty(named) ? UsualDirectory : named);
        if (!Directory.Exists(directory))
        {
            return string.IsNullOrEmpty(named)
                ? []
                :
                [
                    $"{Setting} ({Alias}) is '{named}', and there is no such directory; name the one that your secrets are mounted at, such as {UsualDirectory}.",
                ];
        }

        var faults = FaultsOf(directory, areAllOurs: !string.IsNullOrEmpty(named));
        if (faults.Count == 0)
        {
            configuration.Sources.Insert(PlaceIn(configuration.Sources), SourceOf(directory));
        }

        return faults;
    }

    private static List<string> FaultsOf(string directory, bool areAllOurs)
    {
        try
        {
            // Hidden files are left out as the provider leaves them out: Kubernetes keeps its own links in them.
            var names = new DirectoryInfo(directory)
                .EnumerateFiles()
                .Select(file => file.Name)
                .Where(name => name[0] != '.');
            return [.. names.Select(name => FaultOf(directory, name, areAllOurs)).OfType<string>()];
        }
        catch (UnauthorizedAccessException)
        {
            return
            [
                $"The secrets in {directory} cannot be listed; let the user that the server runs as read the directory.",
            ];
        }
    }

    // The usual directory may hold what other programs and the platform want to know.
    private static string? FaultOf(string directory, string name, bool areAllOurs)
    {
        if (!IsSetting(name))
        {
            return areAllOurs
                ? $"The secret {Path.Combine(directory, name)} names no setting; call it such as Auth0__Domain for Auth0:Domain."
                : null;
        }

        try
        {
            using var _ = File.OpenRead(Path.Combine(directory, name));
            return null;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            return $"The secret {Path.Combine(directory, name)} cannot be read; let the user that the server runs as read it.";
        }
    }

    private static bool IsSetting(string name) =>
        name.Contains(Delimiter, StringComparison.Ordinal) || QuickstartSettings.IsAlias(name);

    private static KeyPerFileConfigurationSource SourceOf(string directory) =>
        new()
        {
            FileProvider = new PhysicalFileProvider(directory, ExclusionFilters.Sensitive),
            SectionDelimiter = Delimiter,
            IgnoreCondition = name => !IsSetting(name),
        };

    private static int PlaceIn(IList<IConfigurationSource> sources)
    {
        var commandLine = sources
            .Select((source, index) => (source, index))
            .LastOrDefault(entry => entry.source is CommandLineConfigurationSource);
        return commandLine.source is null ? sources.Count : commandLine.index;
    }
}
