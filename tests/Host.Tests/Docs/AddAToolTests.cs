using McpServer.Application;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;
using Microsoft.Extensions.Configuration;

namespace McpServer.Host.Tests.Docs;

/// <summary>docs/add-a-tool.md is true: its tools compile and are served, its tests run, its commands are tried.</summary>
public sealed class AddAToolTests
{
    private static readonly string[] Kinds = ["csharp tool", "csharp test", "json settings", "sh"];

    public static TheoryData<string> Tests => [.. GuidePage.Of("csharp test").Select(GuideAssembly.NameOf)];

    [Fact]
    public void Every_block_is_of_a_kind_that_is_proved_here() =>
        Assert.DoesNotContain(GuidePage.Blocks, block => !Kinds.Contains(block.Kind));

    [Theory]
    [MemberData(nameof(Tests))]
    public async Task Every_test_that_is_shown_passes(string name)
    {
        var run = GuideAssembly.Compiled.GetType($"Acme.Billing.{name}")!.GetMethod("RunAsync")!;

        await (Task)run.Invoke(null, null)!;
    }

    [Fact]
    public async Task A_test_that_is_wrong_would_fail()
    {
        var block = new CodeBlock("csharp test", "await Task.Yield(); Expect(1 == 2);", Line: 1, "Nowhere");
        var run = GuideAssembly.Compile([], [block]).GetType("Acme.Billing.Test1")!.GetMethod("RunAsync")!;

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => (Task)run.Invoke(null, null)!);

        Assert.Equal("It does not hold that 1 == 2.", exception.Message);
    }

    [Fact]
    public void A_tool_that_is_wrong_would_not_compile() =>
        Assert.ThrowsAny<Exception>(() =>
            GuideAssembly.Compile(
                [new CodeBlock("csharp tool", "public record Broken : INoSuchThing;", 1, "Nowhere")],
                []
            )
        );

    [Fact]
    public async Task Every_setting_that_is_shown_is_one_of_the_server()
    {
        foreach (var block in GuidePage.Of("json settings"))
        {
            using var folder = new TemporaryFolder();
            var file = Path.Combine(folder.Path, "settings.json");
            await File.WriteAllTextAsync(file, block.Text, TestContext.Current.CancellationToken);
            await using var server = await ServerUnderTest.StartAsync(builder =>
            {
                builder.Configuration.AddJsonFile(file);
                builder.Services.AddApplication(GuideAssembly.Compiled);
            });

            var list = await server.PostAsync(WireMessage.List(), server.Forge.Person().With("scope", "invoices:all"));

            Assert.Contains("pay_invoice", list.Tools);
            Assert.DoesNotContain("export_invoices", list.Tools);
        }
    }

    [Fact]
    public void Every_command_that_is_shown_is_tried_by_the_check_of_the_packages()
    {
        var script = RepositoryFile.Read("tests/packages/run");

        var commands = GuidePage
            .Of("sh")
            .SelectMany(block => block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries));

        Assert.DoesNotContain(commands, command => !script.Contains(command, StringComparison.Ordinal));
    }
}
