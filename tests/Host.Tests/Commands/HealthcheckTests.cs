using System.Net;
using System.Net.Sockets;
using McpServer.Host.Commands;
using McpServer.Host.Commands.Serving;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;
using Microsoft.Extensions.Time.Testing;

namespace McpServer.Host.Tests.Commands;

public sealed class HealthcheckTests
{
    [Fact]
    public async Task A_server_that_lives_is_well()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var run = await CommandRun.OfAsync("healthcheck", "--port", $"{server.McpUrl.Port}");

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Equal($"Well: {server.PublicUrl}/healthz/live answers 200.\n", run.Results);
        Assert.Empty(run.Progress);
    }

    [Fact]
    public async Task Nobody_there_is_not_well()
    {
        var server = await ServerUnderTest.StartAsync();
        await server.DisposeAsync();

        var run = await CommandRun.OfAsync("healthcheck", "--port", $"{server.McpUrl.Port}");

        Assert.Equal(ExitCode.Failure, run.Code);
        Assert.Equal($"Not well: {server.PublicUrl}/healthz/live cannot be reached (ConnectionError).\n", run.Progress);
        Assert.Empty(run.Results);
    }

    [Fact]
    public async Task Without_its_issuer_a_server_lives_and_is_not_ready()
    {
        await using var server = await ServerUnderTest.StartAsync();
        await server.Issuer.GoDownAsync();
        string[] command = ["healthcheck", "--port", $"{server.McpUrl.Port}"];

        var live = await CommandRun.OfAsync(command);
        var ready = await CommandRun.OfAsync([.. command, "--ready"]);

        Assert.Equal(ExitCode.Done, live.Code);
        Assert.Equal(ExitCode.Failure, ready.Code);
        Assert.Equal($"Not well: {server.PublicUrl}/healthz/ready answers 503.\n", ready.Progress);
    }

    [Fact]
    public async Task A_server_that_can_serve_is_ready()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var run = await CommandRun.OfAsync("healthcheck", "--ready", "--port", $"{server.McpUrl.Port}");

        Assert.Equal(ExitCode.Done, run.Code);
    }

    [Theory]
    [InlineData("--Server:Port={0}")]
    [InlineData("--environment=Development --Server:Port={0}")]
    [InlineData("--urls=http://mcp.internal:{0}")]
    [InlineData("--urls=http://0.0.0.0:{0}")]
    public async Task It_asks_where_the_settings_say_that_the_server_listens(string settings)
    {
        await using var server = await ServerUnderTest.StartAsync();
        var given = settings.Replace("{0}", $"{server.McpUrl.Port}", StringComparison.Ordinal).Split(' ');

        var run = await CommandRun.OfAsync(["healthcheck", .. given]);

        Assert.Equal(ExitCode.Done, run.Code);
    }

    [Fact]
    public async Task It_reads_no_catalog_and_none_of_a_teams_code()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var run = await CommandRun.OfAsync(
            _ => throw new InvalidOperationException("The team's code ran."),
            "healthcheck",
            "--port",
            $"{server.McpUrl.Port}"
        );

        Assert.Equal(ExitCode.Done, run.Code);
    }

    [Fact]
    public async Task Whoever_does_not_answer_in_time_is_not_well()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var clock = new FakeTimeProvider();
        var address = new Uri($"http://{silent.LocalEndpoint}/healthz/live");
        var asking = HealthProbe.AskAsync(address, clock, TestContext.Current.CancellationToken);
        using var connection = await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken);

        clock.Advance(TimeSpan.FromSeconds(3));
        var health = await asking.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

        Assert.False(health.IsWell);
        Assert.Equal($"Not well: {address} does not answer within 3 seconds.", health.Sentence);
    }
}
