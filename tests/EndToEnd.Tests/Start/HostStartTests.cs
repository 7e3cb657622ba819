using McpServer.TestBench;

namespace McpServer.EndToEnd.Tests.Start;

public sealed class HostStartTests
{
    private const string Host = "McpServer.Host.dll";

    [Fact]
    public async Task Without_a_tenant_the_server_stops_and_says_what_to_set()
    {
        await using var server = new RunningProgram(Host, $"--Server:Port={LoopbackPort.Find()}");

        var code = await server.ExitAsync();

        Assert.Equal(1, code);
        Assert.Contains("Auth0:Domain", server.Output, StringComparison.Ordinal);
        Assert.Contains("Auth0:Audience", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_with_the_settings_is_told_at_once()
    {
        await using var server = new RunningProgram(Host, "--Server:MaxRequestBytes=0", "--Server:ToolListLifetime=-1");

        var code = await server.ExitAsync();

        Assert.Equal(1, code);
        Assert.Contains("Auth0:Domain", server.Output, StringComparison.Ordinal);
        Assert.Contains("Server:MaxRequestBytes", server.Output, StringComparison.Ordinal);
        Assert.Contains("Server:ToolListLifetime", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_tenant_it_starts()
    {
        var port = LoopbackPort.Find();
        await using var server = new RunningProgram(Host, [.. Tenant, $"--Server:Port={port}"]);

        await server.SaysAsync("Now listening on");

        Assert.Contains($":{port}", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_told_with_the_way_to_another()
    {
        using var taken = new TakenPort();
        await using var server = new RunningProgram(Host, [.. Tenant, $"--Server:Port={taken.Number}"]);

        var code = await server.ExitAsync();

        Assert.Equal(1, code);
        Assert.Contains($"{taken.Number}", server.Output, StringComparison.Ordinal);
        Assert.Contains("PORT=3101", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_the_settings_and_starts_nothing()
    {
        await using var server = new RunningProgram(Host, "--help");

        var code = await server.ExitAsync();

        Assert.Equal(0, code);
        Assert.Contains("AUTH0_DOMAIN", server.Output, StringComparison.Ordinal);
        Assert.Contains("AUTH0_AUDIENCE", server.Output, StringComparison.Ordinal);
    }

    private static string[] Tenant =>
        ["--Auth0:Domain=tenant.us.auth0.com", "--Auth0:Audience=https://mcp.example.com/"];
}
