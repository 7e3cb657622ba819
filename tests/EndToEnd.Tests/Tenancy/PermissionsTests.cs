using System.Text.Json.Nodes;
using McpServer.EndToEnd.Tests.Start;
using McpServer.TestBench;

namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>Commands that need no tenant, as processes.</summary>
public sealed class PermissionsTests
{
    private const string Host = "McpServer.Host.dll";

    [Fact]
    public async Task The_page_of_tools_is_true()
    {
        var page = (await RunAsync("permissions", "list", "--format", "markdown")).Expect(0);

        Assert.True(
            page.Results.Trim() == RepositoryFile.Read("docs/tools.md").Trim(),
            "docs/tools.md is not what the tools of this build are. Make it anew: "
                + "dotnet run --no-launch-profile --project src/Host -- permissions list --format markdown > docs/tools.md"
        );
    }

    [Fact]
    public async Task The_schema_of_the_tenant_file_is_true()
    {
        var schema = (await RunAsync("tenant", "schema")).Expect(0);

        Assert.True(
            schema.Results.Trim() == RepositoryFile.Read("deploy/tenant.schema.json").Trim(),
            "deploy/tenant.schema.json is not the schema of this build. Make it anew: "
                + "dotnet run --no-launch-profile --project src/Host -- tenant schema > deploy/tenant.schema.json"
        );
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task The_list_for_people_is_a_table(string environment)
    {
        var list = (await RunAsync("permissions", "list", $"--environment={environment}")).Expect(0);

        Assert.Contains("Access the Greeting tool", list.Results, StringComparison.Ordinal);
        Assert.Contains("whoami", list.Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_for_programs_can_be_compared_with_another_builds()
    {
        var list = (await RunAsync("permissions", "list", "--format", "json")).Expect(0);
        using var same = new TenantFileText(list.Results);
        using var fewer = new TenantFileText(
            new JsonArray(JsonNode.Parse(list.Results)![0]!.DeepClone()).ToJsonString()
        );

        var equal = (await RunAsync("permissions", "diff", "--against", same.Path)).Expect(0);
        var grown = (await RunAsync("permissions", "diff", "--against", fewer.Path)).Expect(2);

        Assert.Contains("The same permissions.", equal.Results, StringComparison.Ordinal);
        Assert.Contains("+ tool:whoami", grown.Results, StringComparison.Ordinal);
        Assert.DoesNotContain("tool:greet", grown.Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_not_there_or_is_none_is_told()
    {
        using var malformed = new TenantFileText("""{ "permissions": [] }""");

        var missing = (await RunAsync("permissions", "diff", "--against", "elsewhere.json")).Expect(1);
        var wrong = (await RunAsync("permissions", "diff", "--against", malformed.Path)).Expect(1);

        Assert.Contains("elsewhere.json cannot be read", missing.Progress, StringComparison.Ordinal);
        Assert.Contains(
            "is not the output of 'permissions list --format json'.",
            wrong.Progress,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("   at ", missing.Progress + wrong.Progress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_command_and_the_ways_to_credentials()
    {
        var help = (await RunAsync("tenant", "--help")).Expect(0);

        Assert.All<string>(
            ["plan", "apply", "doctor", "show", "destroy", "schema", "AUTH0_API_TOKEN", "--login", "--file"],
            word => Assert.Contains(word, help.Results, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_misspelt_option_or_command_is_named_and_nothing_is_done()
    {
        var option = await RunAsync("tenant", "plan", "--flie", "tenant.json");
        var command = await RunAsync("tenant", "aply");

        Assert.NotEqual(0, option.Code);
        Assert.Contains("--flie", option.Progress, StringComparison.Ordinal);
        Assert.NotEqual(0, command.Code);
        Assert.Contains("aply", command.Progress, StringComparison.Ordinal);
    }

    private static async Task<ToolRun> RunAsync(params string[] arguments)
    {
        await using var program = new RunningProgram(Host, arguments);
        var code = await program.ExitAsync();
        return new(code, program.Results, program.Output);
    }
}
