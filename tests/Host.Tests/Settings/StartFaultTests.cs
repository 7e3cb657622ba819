using McpServer.Application;
using McpServer.Host.Commands;
using McpServer.Host.Settings;
using McpServer.Host.Tests.Commands;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Host.Tests.Settings;

/// <summary>A fault in a team's tool is told in a sentence, whatever the program was started for.</summary>
public sealed class StartFaultTests
{
    private const string Missing =
        "- McpServer.Host.Tests.Serving.ClimbLadder: its handler needs ILadder, which nobody registers; "
        + "register it in a class of the assembly that implements IToolServices.";

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Serving_stops_and_tells_what_the_tool_misses(string environment)
    {
        var exception = await Record.ExceptionAsync(() =>
            ServeAsync(AddForgetfulTeam, ["serve", $"--environment={environment}", .. Tenant])
        );

        Assert.True(StartMessages.CanExplain(exception!));
        Assert.Equal($"  The tool catalog has faults:\n  {Missing}", StartMessages.Sentences(exception!));
        Assert.Equal(ExitCode.Failure, StartMessages.Explain(exception!));
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task All_is_told_at_once_with_what_is_wrong_in_the_settings(string environment)
    {
        var exception = await Record.ExceptionAsync(() =>
            ServeAsync(AddForgetfulTeam, [$"--environment={environment}", .. Tenant, "--Server:MaxRequestBytes=0"])
        );

        var told = StartMessages.Sentences(exception!).Split('\n');
        Assert.Contains("Server:MaxRequestBytes", told[0], StringComparison.Ordinal);
        Assert.Equal(["  The tool catalog has faults:", $"  {Missing}"], told[1..]);
    }

    [Theory]
    [InlineData("Development", "permissions list")]
    [InlineData("Production", "permissions list")]
    [InlineData("Development", "tools contracts")]
    [InlineData("Production", "tools budget")]
    public async Task A_command_that_needs_no_tenant_tells_it_too(string environment, string command)
    {
        var run = await CommandRun.OfAsync(AddForgetfulTeam, [.. command.Split(' '), $"--environment={environment}"]);

        Assert.Equal(ExitCode.Failure, run.Code);
        Assert.Equal($"The tools cannot be read:\n  The tool catalog has faults:\n  {Missing}\n", run.Progress);
        Assert.Empty(run.Results);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task A_command_for_the_tenant_tells_it_with_what_is_wrong_in_the_settings(string environment)
    {
        var run = await CommandRun.OfAsync(
            AddForgetfulTeam,
            "tenant",
            "plan",
            $"--environment={environment}",
            "--Server:MaxRequestBytes=0",
            "--Auth0:Domain=tenant.us.auth0.com"
        );

        Assert.Equal(ExitCode.Failure, run.Code);
        Assert.Contains($"  {Missing}\n", run.Progress, StringComparison.Ordinal);
        Assert.Contains("Server:MaxRequestBytes", run.Progress, StringComparison.Ordinal);
        Assert.DoesNotContain("Auth0:Audience", run.Progress, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task A_tool_whose_services_its_assembly_registers_starts(string environment)
    {
        await using var server = ServerApplication.Create([$"--environment={environment}", .. Tenant], AddTeam);

        Assert.Equal(12, server.Services.GetRequiredService<ILadder>().Rungs);
    }

    [Fact]
    public async Task A_service_that_no_tool_needs_is_told_in_Development()
    {
        var exception = await Record.ExceptionAsync(() =>
            ServeAsync(
                builder => builder.Services.AddSingleton<Lost>(),
                ["serve", "--environment=Development", .. Tenant]
            )
        );

        var told = StartMessages.Sentences(exception!);
        Assert.Contains("Unable to resolve service for type", told, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", told, StringComparison.Ordinal);
    }

    private static Task<int> ServeAsync(Action<WebApplicationBuilder> adjust, string[] args) =>
        HostCommands.RunAsync(args, adjust: adjust, cancellationToken: TestContext.Current.CancellationToken);

    private sealed class Lost(ILadder ladder)
    {
        public int Rungs => ladder.Rungs;
    }

    private static string[] Tenant =>
        ["--Auth0:Domain=tenant.us.auth0.com", "--Auth0:Audience=https://mcp.example.com/"];

    private static void AddTeam(WebApplicationBuilder builder) =>
        builder.Services.AddApplication(new AssemblyOf(typeof(ClimbLadder)));

    private static void AddForgetfulTeam(WebApplicationBuilder builder) =>
        builder.Services.AddApplication(new AssemblyOf(typeof(ClimbLadder)) { Without = typeof(ClimbLadder.Services) });
}
