using McpServer.Application.Catalog;
using McpServer.Application.Operators;
using McpServer.Domain.Access;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Application.Tests.Listing;

public sealed class ListToolsTests
{
    [Theory]
    [InlineData("tool:greet tool:whoami", "get_current_time greet whoami")]
    [InlineData("tool:whoami tool:greet", "get_current_time greet whoami")]
    [InlineData("tool:whoami", "get_current_time whoami")]
    [InlineData("openid", "get_current_time")]
    [InlineData("", "get_current_time")]
    public async Task What_is_granted_is_listed_by_name_and_what_is_hidden_is_not(string scopes, string listed)
    {
        using var server = new Server { Caller = Callers.With(scopes) };

        Assert.Equal(listed, await NamesAsync(server));
    }

    [Theory]
    [InlineData("", "tool:greet tool:whoami", "get_current_time greet whoami")]
    [InlineData("tool:whoami", "tool:greet", "get_current_time greet whoami")]
    [InlineData("", "tool:whoami", "get_current_time whoami")]
    public async Task What_is_obtainable_is_listed_too(string scopes, string permissions, string listed)
    {
        using var server = new Server { Caller = Callers.With(scopes, permissions) };

        Assert.Equal(listed, await NamesAsync(server));
    }

    [Fact]
    public async Task What_is_obtainable_can_be_switched_off()
    {
        using var server = new Server(services =>
            services.AddApplication().Configure<CatalogOptions>(catalog => catalog.ListObtainable = false)
        )
        {
            Caller = Callers.With("tool:whoami", "tool:greet tool:whoami"),
        };

        Assert.Equal("get_current_time whoami", await NamesAsync(server));
    }

    [Theory]
    [InlineData(WithoutPermissionsClaim.HideTools, false)]
    [InlineData(WithoutPermissionsClaim.OfferTools, true)]
    public async Task Without_a_permissions_claim_the_setting_decides(WithoutPermissionsClaim setting, bool isListed)
    {
        using var server = new Server(services =>
            services.AddApplication().Configure<CatalogOptions>(catalog => catalog.WithoutPermissionsClaim = setting)
        )
        {
            Caller = Callers.With("") with { Permissions = null },
        };

        Assert.Equal(isListed, (await NamesAsync(server)).Split(' ').Contains("greet", StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_obtainable_to_a_machine()
    {
        using var server = new Server
        {
            Caller = Callers.With("tool:whoami", "tool:greet tool:whoami") with { IsMachine = true },
        };

        Assert.Equal("get_current_time whoami", await NamesAsync(server));
    }

    [Fact]
    public async Task Callers_who_see_the_same_get_the_same_list()
    {
        using var server = new Server { Caller = Callers.With("tool:whoami openid") };
        var first = await server.ListAsync();

        server.Caller = Callers.With("openid tool:whoami") with { Subject = "auth0|bob" };
        var sameSet = await server.ListAsync();
        server.Caller = Callers.With("tool:whoami offline_access");
        var otherSet = await server.ListAsync();
        server.Caller = Callers.With("tool:greet");
        var otherSight = await server.ListAsync();

        Assert.Same(first, sameSet);
        Assert.Same(first, otherSet);
        Assert.NotSame(first, otherSight);
    }

    [Fact]
    public async Task A_list_is_not_remembered_beyond_a_change()
    {
        using var server = new Server();
        var before = await server.ListAsync();

        server.Switch("greet", new ToolSwitch { Enabled = false });

        Assert.Contains(before, tool => tool.Definition.Name.Value == "greet");
        Assert.Equal("get_current_time whoami", await NamesAsync(server));
    }

    [Fact]
    public async Task However_many_sets_of_permissions_come_each_caller_sees_their_own()
    {
        using var server = new Server();
        for (var round = 0; round < 3 * ListedTools.Capacity; round++)
        {
            server.Caller = Callers.With(round % 2 == 0 ? $"tool:greet other:{round}" : $"other:{round}");

            Assert.Equal(round % 2 == 0 ? "get_current_time greet" : "get_current_time", await NamesAsync(server));
        }
    }

    private static async Task<string> NamesAsync(Server server) =>
        string.Join(' ', (await server.ListAsync()).Select(tool => tool.Definition.Name));
}
