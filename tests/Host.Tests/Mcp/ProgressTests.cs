using McpServer.Application.Catalog;
using McpServer.Host.Tests.Serving;
using McpServer.Host.Tests.Teams;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Mcp;

public sealed class ProgressTests
{
    private readonly Silo _silo = new();

    public static TheoryData<string> Versions => [.. WireMessage.Versions];

    [Theory]
    [MemberData(nameof(Versions))]
    [Requirement("PS-01")]
    [Requirement("TR-10")]
    public async Task A_client_that_asks_is_told_how_far_its_call_is_and_then_the_result(string version)
    {
        await using var server = await Farm.StartAsync(_silo);
        FillInSteps();

        var answer = await server.PostAsync(Farm.Fill(version, "token-1"), server.Forge.Person());

        var told = answer.Events.SkipLast(1).Select(message => message["params"]!).ToArray();
        Assert.Equal([1, 3], told.Select(progress => (int)progress["progress"]!));
        Assert.All(told, progress => Assert.Equal("token-1", (string?)progress["progressToken"]));
        Assert.All(told, progress => Assert.Equal(3, (int)progress["total"]!));
        Assert.Equal("done", (string?)told[1]["message"]);
        Assert.Equal(9, (int)answer.Events[^1]["result"]!["structuredContent"]!["tons"]!);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    [Requirement("PS-01")]
    public async Task A_client_that_does_not_ask_is_not_told(string version)
    {
        await using var server = await Farm.StartAsync(_silo);
        FillInSteps();

        var answer = await server.PostAsync(Farm.Fill(version), server.Forge.Person());

        Assert.Equal(9, (int)Assert.Single(answer.Events)["result"]!["structuredContent"]!["tons"]!);
    }

    [Fact]
    [Requirement("PS-01")]
    public async Task What_comes_too_soon_or_does_not_go_on_is_left_out()
    {
        await using var server = await Farm.StartAsync(_silo);
        _silo.Fill = (progress, _) =>
        {
            progress.Report(1);
            progress.Report(2);
            server.Clock.Advance(TimeSpan.FromSeconds(1));
            progress.Report(1);
            progress.Report(0.5);
            progress.Report(double.NaN);
            return Filled(1);
        };

        var answer = await server.PostAsync(Farm.Fill(WireMessage.Newest, 7), server.Forge.Person());

        Assert.Equal(1, (int)Assert.Single(answer.Events.SkipLast(1))["params"]!["progress"]!);
    }

    [Fact]
    [Requirement("PS-01")]
    public async Task After_the_result_nothing_is_told()
    {
        await using var server = await Farm.StartAsync(_silo);
        Action late = () => { };
        _silo.Fill = (progress, _) =>
        {
            late = () => progress.Report(1);
            return Filled(1);
        };

        var answer = await server.PostAsync(Farm.Fill(WireMessage.Newest, "t"), server.Forge.Person());
        late();

        Assert.Single(answer.Events);
    }

    // The last report is told however soon it comes.
    private void FillInSteps() =>
        _silo.Fill = (progress, _) =>
        {
            progress.Report(1, 3, "begun");
            progress.Report(2, 3, "half");
            progress.Report(3, 3, "done");
            return Filled(9);
        };

    private static Task<ToolResult<FillSilo.Filled>> Filled(int tons) =>
        Task.FromResult<ToolResult<FillSilo.Filled>>(new FillSilo.Filled(tons));
}
