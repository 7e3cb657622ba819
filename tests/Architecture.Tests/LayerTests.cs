using System.Reflection;

namespace McpServer.Architecture.Tests;

/// <summary>Host uses Infrastructure, that uses Application, that uses Domain, and never back.</summary>
public sealed class LayerTests
{
    private static readonly string[] ForDomain = ["System"];

    private static readonly string[] ForApplication =
    [
        "System",
        "McpServer.Domain",
        "MediatR",
        "FluentValidation",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.Options",
    ];

    private static readonly string[] ForInfrastructure =
    [
        "System",
        "McpServer.Domain",
        "McpServer.Application",
        "Microsoft",
        "BitFaster.Caching",
        // Microsoft.Extensions.Http.Resilience is configured in its words.
        "Polly",
        "StackExchange.Redis",
    ];

    private static readonly string[] ForHost =
    [
        "System",
        "McpServer.Domain",
        "McpServer.Application",
        "McpServer.Infrastructure",
        "Microsoft",
        "MediatR",
        "ModelContextProtocol",
        "Serilog",
        "dotenv.net",
        "Spectre.Console",
    ];

    [Fact]
    public void Domain_knows_only_the_base_class_library() => Assert.Empty(Strangers(Ours.Domain, ForDomain));

    [Fact]
    public void Application_knows_only_Domain_and_what_its_pipeline_is_made_of() =>
        Assert.Empty(Strangers(Ours.Application, ForApplication));

    [Fact]
    public void Infrastructure_knows_no_Host_and_no_protocol() =>
        Assert.Empty(Strangers(Ours.Infrastructure, ForInfrastructure));

    [Fact]
    public void Host_knows_what_it_composes() => Assert.Empty(Strangers(Ours.Host, ForHost));

    [Theory]
    [InlineData("MediatR")]
    [InlineData("McpServer.Domain")]
    [InlineData("FluentValidation")]
    public void A_layer_that_knows_too_much_is_told(string stranger) =>
        Assert.Contains(
            Strangers(Ours.Application, ForDomain),
            violation => violation.StartsWith($"McpServer.Application references {stranger};", StringComparison.Ordinal)
        );

    [Fact]
    public void A_layer_that_looks_back_is_told() =>
        Assert.Contains(
            Strangers(Ours.Host, ForInfrastructure),
            violation => violation.Contains("McpServer.Infrastructure", StringComparison.Ordinal)
        );

    [Fact]
    public void A_name_that_only_begins_like_an_allowed_one_is_told() =>
        Assert.NotEmpty(Strangers(Ours.Application, ["System", "McpServer.Dom", "Media", "Fluent", "Micro"]));

    private static IEnumerable<string> Strangers(Assembly layer, IReadOnlyList<string> allowed) =>
        from reference in layer.GetReferencedAssemblies()
        let name = reference.Name!
        where !allowed.Any(known => name == known || name.StartsWith($"{known}.", StringComparison.Ordinal))
        select $"{layer.GetName().Name} references {name}; put the code into the layer that may, behind a port, or argue for the package here.";
}
