namespace McpServer.Architecture.Tests;

/// <summary>
/// The stand-in tenant hands tokens to anybody, and a sample would bring its permissions: it must be impossible to ship
/// them.
/// </summary>
public sealed class DevelopmentTests
{
    private static readonly string[] DevelopmentOnly =
    [
        "LocalAuth0",
        "Launcher",
        "Testing",
        "TestBench",
        "ConformanceHost",
        ".Tests",
    ];

    private static readonly string[] DevelopmentFolders = ["dev", "tests", "samples"];

    [Fact]
    public void No_layer_references_what_is_for_development()
    {
        var references = Ours.Layers.SelectMany(layer => layer.GetReferencedAssemblies()).Select(name => name.Name!);

        Assert.DoesNotContain(references, IsForDevelopment);
    }

    [Fact]
    public void No_project_of_the_layers_includes_what_is_for_development() =>
        Assert.Empty(Inclusions(SourceFile.Under("src", "*.csproj")));

    [Theory]
    [InlineData("McpServer.LocalAuth0")]
    [InlineData("McpServer.Launcher")]
    [InlineData("McpServer.Testing")]
    [InlineData("McpServer.TestBench")]
    [InlineData("McpServer.ConformanceHost")]
    [InlineData("McpServer.Host.Tests")]
    [InlineData("McpServer.Samples.Orders")]
    public void An_assembly_for_development_is_recognized(string name) => Assert.True(IsForDevelopment(name));

    [Theory]
    [InlineData("""<ProjectReference Include="../../dev/LocalAuth0/LocalAuth0.csproj" />""")]
    [InlineData("""<ProjectReference Include="..\..\dev\Launcher\Launcher.csproj" />""")]
    [InlineData("""<ProjectReference Include="../../tests/TestBench/TestBench.csproj" />""")]
    [InlineData("""<ProjectReference Include="../../samples/Orders/Orders.csproj" />""")]
    [InlineData("""<Compile Include="../../dev/LocalAuth0/**/*.cs" />""")]
    public void A_project_that_includes_it_is_told(string line) =>
        Assert.Single(Inclusions([new SourceFile("src/Host/Host.csproj", ["<Project>", line, "</Project>"])]));

    [Fact]
    public void A_project_that_includes_another_layer_is_not() =>
        Assert.Empty(
            Inclusions([
                new SourceFile("src/Host/Host.csproj", ["""<ProjectReference Include="../Domain/Domain.csproj" />"""]),
            ])
        );

    private static bool IsForDevelopment(string assembly) =>
        assembly.StartsWith("McpServer.", StringComparison.Ordinal)
        && (
            assembly.StartsWith("McpServer.Samples.", StringComparison.Ordinal)
            || DevelopmentOnly.Any(ending => assembly.EndsWith(ending, StringComparison.Ordinal))
        );

    private static IEnumerable<string> Inclusions(IEnumerable<SourceFile> projects) =>
        from project in projects
        from line in project.Lines
        let path = line.Replace('\\', '/')
        where DevelopmentFolders.Any(folder => path.Contains($"/{folder}/", StringComparison.OrdinalIgnoreCase))
        select $"{project.Path} includes {line.Trim()}; nothing under src may depend on {string.Join(", ", DevelopmentFolders)}.";
}
