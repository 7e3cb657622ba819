using System.Text.Json.Nodes;
using McpServer.Host.Commands;

namespace McpServer.Host.Tests.Commands;

public sealed class BudgetCommandTests
{
    [Fact]
    public async Task Each_tool_is_counted_and_the_dearest_is_first()
    {
        var run = await CommandRun.OfAsync("tools", "budget", "--format", "json");

        var budget = JsonNode.Parse(run.Results)!;
        var tools = budget["tools"]!.AsArray();
        var tokens = tools.Select(tool => tool!["tokens"]!.GetValue<int>()).ToList();
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Equal("o200k_base", budget["encoding"]!.GetValue<string>());
        Assert.Equal(
            ["get_current_time", "greet", "whoami"],
            tools.Select(tool => tool!["name"]!.GetValue<string>()).Order(StringComparer.Ordinal)
        );
        Assert.Equal(tokens.OrderDescending(), tokens);
        Assert.All(tokens, count => Assert.InRange(count, 50, 500));
        Assert.Equal(tokens.Sum(), budget["total"]!.GetValue<int>());
        Assert.Equal(100.0, tools.Sum(tool => tool!["share"]!.GetValue<double>()), tolerance: 0.2);
    }

    [Fact]
    public async Task People_get_a_table_with_shares()
    {
        var run = await CommandRun.OfAsync("tools", "budget");

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("whoami", run.Results, StringComparison.Ordinal);
        Assert.Contains(" %", run.Results, StringComparison.Ordinal);
        Assert.Empty(run.Progress);
    }

    [Fact]
    public async Task Over_the_limit_is_told_by_how_much()
    {
        var total = await TotalAsync();

        var over = await CommandRun.OfAsync("tools", "budget", "--limit", $"{total - 1}");
        var within = await CommandRun.OfAsync("tools", "budget", "--limit", $"{total}");

        Assert.Equal((ExitCode.Differences, ExitCode.Done), (over.Code, within.Code));
        Assert.Equal(
            $"The tools take {total} tokens, 1 more than the limit of {total - 1}. Shorten the dearest, or raise the limit.\n",
            over.Progress
        );
    }

    [Fact]
    public async Task Help_says_whose_tokens_they_are()
    {
        var run = await CommandRun.OfAsync("tools", "budget", "--help");

        Assert.Contains(
            "o200k_base, the encoding of GPT-4o. Other models differ by",
            run.Results,
            StringComparison.Ordinal
        );
    }

    private static async Task<int> TotalAsync()
    {
        var run = await CommandRun.OfAsync("tools", "budget", "--format", "json");
        return JsonNode.Parse(run.Results)!["total"]!.GetValue<int>();
    }
}
