using System.Text.Json.Nodes;

namespace McpServer.Architecture.Tests;

/// <summary>What <c>dotnet publish</c> of the host ships, as its own dependency file says.</summary>
public sealed class ShippedTests
{
    private static readonly string[] Ours =
    [
        "McpServer.Application",
        "McpServer.Domain",
        "McpServer.Host",
        "McpServer.Infrastructure",
    ];

    // What only the stand-in, the samples or tests use.
    private static readonly string[] NotForProduction =
    [
        "OpenIddict",
        "EntityFramework",
        "Sqlite",
        "xunit",
        "NSubstitute",
        "Microsoft.CodeAnalysis",
        "Garnet",
        "TimeProvider.Testing",
    ];

    [Fact]
    public void The_host_ships_its_four_assemblies_and_nothing_for_development() =>
        Assert.Empty(Intruders(Libraries(File.ReadAllText(DependenciesOfHost))));

    [Fact]
    public void The_dependency_file_lists_what_is_shipped()
    {
        var libraries = Libraries(File.ReadAllText(DependenciesOfHost));

        Assert.Equal(Ours, libraries.Where(name => name.StartsWith("McpServer.", StringComparison.Ordinal)).Order());
        Assert.Contains("ModelContextProtocol.AspNetCore", libraries);
    }

    [Theory]
    [InlineData("McpServer.LocalAuth0")]
    [InlineData("McpServer.Samples.Orders")]
    [InlineData("McpServer.Testing")]
    [InlineData("OpenIddict.Server")]
    [InlineData("Microsoft.EntityFrameworkCore.Sqlite")]
    [InlineData("xunit.v3.core")]
    public void What_does_not_belong_there_is_told(string name) => Assert.Single(Intruders([name]));

    [Fact]
    public void The_image_is_restored_from_the_same_packages() =>
        Assert.Equal(Packages("packages.lock.json"), Packages("packages.image.lock.json"));

    private static string DependenciesOfHost =>
        Path.Combine(
            SourceFile.Root(),
            "artifacts",
            "bin",
            "Host",
            Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)),
            "McpServer.Host.deps.json"
        );

    private static string? Packages(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(SourceFile.Root(), "src", "Host", file)))!["dependencies"]![
            "net10.0"
        ]!.ToJsonString();

    // The files, and not the entries: a project can stand there under a second name.
    private static IReadOnlyList<string> Libraries(string dependencies) =>
        [
            .. JsonNode.Parse(dependencies)!["targets"]!
                .AsObject()
                .SelectMany(target => target.Value!.AsObject())
                .SelectMany(library => library.Value!["runtime"]?.AsObject() ?? [])
                .Select(file => Path.GetFileNameWithoutExtension(file.Key))
                .Distinct(StringComparer.Ordinal),
        ];

    private static IEnumerable<string> Intruders(IEnumerable<string> libraries) =>
        libraries.Where(name =>
            name.StartsWith("McpServer.", StringComparison.Ordinal)
                ? !Ours.Contains(name, StringComparer.Ordinal)
                : NotForProduction.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))
        );
}
