using McpServer.Application;
using McpServer.Application.Catalog;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Host.Tests.Start;

public sealed class TeamToolsTests
{
    private static readonly AssemblyOf Team = new(typeof(ClimbLadder));

    private static readonly string[] Settings =
    [
        "--Auth0:Domain=tenant.us.auth0.com",
        "--Auth0:Audience=https://mcp.example.com/",
    ];

    [Fact]
    public async Task A_server_that_names_no_tools_serves_the_samples() =>
        Assert.Equal(["get_current_time", "greet", "whoami"], await ServedAsync(null));

    [Fact]
    public async Task A_server_that_names_an_assembly_serves_its_tools_and_no_samples() =>
        Assert.Equal(["climb_ladder"], await ServedAsync(tools => tools.AddAssembly(Team)));

    [Fact]
    public async Task The_samples_are_served_beside_them_when_they_are_named_too() =>
        Assert.Equal(
            ["climb_ladder", "get_current_time", "greet", "whoami"],
            await ServedAsync(tools => tools.AddAssembly(Team).AddSamples())
        );

    [Fact]
    public async Task Tools_that_are_named_in_the_old_way_are_served_beside_the_samples() =>
        Assert.Equal(
            ["climb_ladder", "get_current_time", "greet", "whoami"],
            await ServedAsync(tools => tools.Configure(builder => builder.Services.AddApplication(Team)))
        );

    [Fact]
    public async Task Settings_and_services_are_added_before_anything_is_read()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var adjustment = TeamTools.Adjustment(tools =>
            tools.Configure(builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(clock);
                builder.Configuration.AddInMemoryCollection([new("Catalog:Timeout", "00:00:07")]);
            })
        );

        await using var server = ServerApplication.Create(Settings, adjustment);

        var options = server.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<CatalogOptions>>();
        Assert.Same(clock, server.Services.GetRequiredService<TimeProvider>());
        Assert.Equal(TimeSpan.FromSeconds(7), options.Value.Timeout);
    }

    private static async Task<IEnumerable<string>> ServedAsync(Action<TeamTools>? choose)
    {
        await using var server = ServerApplication.Create(Settings, TeamTools.Adjustment(choose));

        return server.Services.GetRequiredService<ToolCatalog>().Tools.Select(tool => tool.Definition.Name.Value);
    }
}
