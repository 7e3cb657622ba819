using McpServer.Host.Commands;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Commands;

public sealed class ServeCheckTests
{
    private static readonly string[] Development =
    [
        "--environment=Development",
        "--Auth0:Audience=http://localhost:3001/",
    ];

    [Fact]
    public async Task A_server_that_could_start_is_fine_and_nothing_is_served()
    {
        await using var issuer = await TestIssuer.StartAsync();

        var run = await CheckAsync($"--Auth0:Domain={issuer.Domain}");

        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Equal(
            $"""
            settings  fine: Development, listens on http://localhost:3001, clients use http://localhost:3001/mcp
            catalog   fine: 3 tools, 2 permissions
            issuer    fine: {issuer.Identifier}, byte for byte what it calls itself
            keys      fine: 1 that tokens can be signed with

            """,
            run.Results
        );
        Assert.Empty(run.Progress);
    }

    [Fact]
    public async Task An_issuer_that_calls_itself_otherwise_is_a_fault()
    {
        await using var issuer = await TestIssuer.StartAsync();
        var other = issuer.Domain.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

        var run = await CheckAsync($"--Auth0:Domain={other}");

        Assert.Equal(ExitCode.Failure, run.Code);
        Assert.Contains(
            $"says that the issuer is '{issuer.Identifier}', and this server trusts 'http://{other}/'",
            run.Progress,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_issuer_without_a_usable_key_is_a_fault()
    {
        await using var issuer = await TestIssuer.StartAsync();
        issuer.Answer("""{"keys":[]}""");

        var run = await CheckAsync($"--Auth0:Domain={issuer.Domain}");

        Assert.Equal(ExitCode.Failure, run.Code);
        Assert.Equal(
            $"issuer    FAULT: {issuer.Identifier}.well-known/jwks.json brings no signing key (no_usable_key); no token can be "
                + "checked. Check Auth0:Domain and the network from here to the tenant.\n",
            run.Progress
        );
    }

    [Fact]
    public async Task An_issuer_that_is_not_there_is_a_fault()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await issuer.GoDownAsync();

        var run = await CheckAsync($"--Auth0:Domain={issuer.Domain}");

        Assert.Equal(ExitCode.Failure, run.Code);
        Assert.Contains("openid-configuration cannot be reached", run.Progress, StringComparison.Ordinal);
        Assert.Contains("brings no signing key", run.Progress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_issuer_is_looked_at()
    {
        await using var good = await TestIssuer.StartAsync();
        await using var bad = await TestIssuer.StartAsync();
        await bad.GoDownAsync();

        var run = await CheckAsync($"--Auth0:Domain={bad.Domain}", $"--Auth0:AdditionalDomains={good.Domain}");

        Assert.Equal(ExitCode.Failure, run.Code);
        Assert.Contains($"issuer    fine: {good.Identifier}", run.Results, StringComparison.Ordinal);
        Assert.Contains(bad.Identifier, run.Progress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_of_the_settings_are_told_at_once_and_nobody_is_asked()
    {
        await using var issuer = await TestIssuer.StartAsync();

        var run = await CheckAsync(
            $"--Auth0:Domain={issuer.Domain}",
            "--Server:MaxRequestBytes=0",
            "--Catalog:Timeout=00:00:00",
            "--Tools:no_such_tool:Enabled=false"
        );

        Assert.Equal(ExitCode.Failure, run.Code);
        Assert.Contains("Server:MaxRequestBytes", run.Progress, StringComparison.Ordinal);
        Assert.Contains("Catalog:Timeout", run.Progress, StringComparison.Ordinal);
        Assert.Contains("no_such_tool", run.Progress, StringComparison.Ordinal);
        Assert.Equal(0, issuer.KeyFetches);
        Assert.Empty(run.Results);
    }

    [Fact]
    public async Task A_fault_of_the_operators_switches_is_told()
    {
        await using var issuer = await TestIssuer.StartAsync();

        var run = await CheckAsync($"--Auth0:Domain={issuer.Domain}", "--Tools:no_such_tool:Enabled=false");

        Assert.Equal(ExitCode.Failure, run.Code);
        Assert.Contains("no_such_tool", run.Progress, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--check=true")]
    [InlineData("--chek")]
    [InlineData("check")]
    [InlineData("-c")]
    public async Task An_argument_that_serve_does_not_know_is_refused_and_nothing_is_served(string argument)
    {
        await using var issuer = await TestIssuer.StartAsync();

        var run = await CommandRun.OfAsync(["serve", .. Development, $"--Auth0:Domain={issuer.Domain}", argument]);

        Assert.Equal(ExitCode.Failure, run.Code);
        Assert.StartsWith($"'{argument}' is no argument of serve", run.Progress, StringComparison.Ordinal);
        Assert.Equal(0, issuer.KeyFetches);
    }

    [Fact]
    public async Task A_value_may_stand_behind_its_setting()
    {
        await using var issuer = await TestIssuer.StartAsync();

        var run = await CheckAsync("--Auth0:Domain", issuer.Domain);

        Assert.Equal(ExitCode.Done, run.Code);
    }

    private static Task<CommandRun> CheckAsync(params string[] settings) =>
        CommandRun.OfAsync(["serve", "--check", .. Development, .. settings]);
}
