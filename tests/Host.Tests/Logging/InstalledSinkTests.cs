using System.Text;
using System.Text.Json.Nodes;
using McpServer.Host.Logging;
using McpServer.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Serilog;

namespace McpServer.Host.Tests.Logging;

/// <summary>What really arrives on standard output, where <see cref="LogLeakTests"/> looks beside it.</summary>
public sealed class InstalledSinkTests
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public void Standard_output_gets_no_message_of_an_exception_and_no_forged_line(string environment)
    {
        var host = Substitute.For<IHostEnvironment>();
        host.EnvironmentName.Returns(environment);
        var configuration = new LoggerConfiguration();
        using var output = new MemoryStream();
        ServerLogging.Configure(configuration, new ConfigurationBuilder().Build(), host, output);

        var text = Capture(() =>
        {
            using var logger = configuration.CreateLogger();
            logger.Error(new InvalidOperationException("canary-4711"), "It broke at {Path}", "/x\nforged-4711");
        });

        var written = text + Encoding.UTF8.GetString(output.ToArray());
        Assert.Contains("It broke", written, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-4711", written, StringComparison.Ordinal);
        Assert.DoesNotContain("\nforged-4711", written, StringComparison.Ordinal);
        Assert.DoesNotContain("\\nforged-4711", written, StringComparison.Ordinal);
    }

    [Fact]
    public void An_audit_line_that_cannot_be_written_is_told_and_any_other_is_not()
    {
        var host = Substitute.For<IHostEnvironment>();
        host.EnvironmentName.Returns("Production");
        var configuration = new LoggerConfiguration();
        using var full = new MemoryStream([], writable: false);
        ServerLogging.Configure(configuration, new ConfigurationBuilder().Build(), host, full);
        using var logger = configuration.CreateLogger();

        logger.Information("Any other");
        var exception = Record.Exception(() =>
            logger
                .ForContext(Serilog.Core.Constants.SourceContextPropertyName, InfrastructureServices.AuditCategory)
                .Information("Succeeded")
        );

        Assert.IsType<AggregateException>(exception);
    }

    [Fact]
    public void Each_line_is_written_once()
    {
        var host = Substitute.For<IHostEnvironment>();
        host.EnvironmentName.Returns("Production");
        var configuration = new LoggerConfiguration();
        using var output = new MemoryStream();
        ServerLogging.Configure(configuration, new ConfigurationBuilder().Build(), host, output);
        using var logger = configuration.CreateLogger();

        logger.Information("One");
        logger
            .ForContext(Serilog.Core.Constants.SourceContextPropertyName, InfrastructureServices.AuditCategory)
            .Information("Two");

        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["One", "Two"], lines.Select(line => (string?)JsonNode.Parse(line)!["@mt"]));
    }

#pragma warning disable RS0030 // Standard output is what this is about; what other tests write meanwhile does no harm.
    private static string Capture(Action act)
    {
        var before = Console.Out;
        // Not disposed: another test may be in the middle of a line.
        var captured = new StringWriter();
        Console.SetOut(TextWriter.Synchronized(captured));
        try
        {
            act();
        }
        finally
        {
            Console.SetOut(before);
        }

        return captured.ToString();
    }
#pragma warning restore RS0030
}
