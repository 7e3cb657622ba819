using McpServer.Application.Catalog;
using McpServer.Application.Tests.TestTools;
using McpServer.Application.UseCases;
using McpServer.Domain.Access;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Application.Tests.Access;

public sealed class ObtainableTests
{
    [Theory]
    [InlineData("", "stage:perform", "stage:perform")]
    [InlineData("tool:greet openid", "stage:perform", "openid stage:perform tool:greet")]
    [InlineData("tool:greet offline_access", "stage:perform", "stage:perform tool:greet")]
    [InlineData("tool:greet", "stage", "stage tool:greet")]
    [InlineData("", "stage stage:perform", "stage:perform")]
    public async Task What_the_user_may_obtain_is_answered_with_the_scopes_to_ask_for(
        string scopes,
        string permissions,
        string scopesToAsk
    )
    {
        using var server = new Server(new AssemblyOf(typeof(Perform))) { Caller = Callers.With(scopes, permissions) };

        var answer = await server.CallAsync("perform");

        var needed = Assert.IsType<CallAnswer.PermissionNeeded>(answer);
        Assert.Equal(Perform.Definition, needed.Tool);
        Assert.Equal(scopesToAsk, string.Join(' ', needed.ScopesToAsk));
        server.AssertNothingHappened();
    }

    [Theory]
    [InlineData("perform", """{"part":7}""")]
    [InlineData("perform", """{"unknown":1}""")]
    [InlineData("perform", "[]")]
    [InlineData("play", null)]
    public async Task It_is_decided_before_the_arguments_are_looked_at(string name, string? arguments)
    {
        using var server = new Server(new AssemblyOf(typeof(Perform))) { Caller = Callers.With("", "stage:perform") };

        var answer = await server.CallAsync(name, arguments);

        Assert.IsType<CallAnswer.PermissionNeeded>(answer);
        server.AssertNothingHappened();
    }

    [Fact]
    public async Task A_token_without_permissions_can_be_configured_to_obtain_any()
    {
        using var server = new Server(services =>
            services
                .AddApplication(new AssemblyOf(typeof(Perform)))
                .Configure<CatalogOptions>(catalog =>
                    catalog.WithoutPermissionsClaim = WithoutPermissionsClaim.OfferTools
                )
        )
        {
            Caller = Callers.With("") with { Permissions = null },
        };

        var answer = await server.CallAsync("perform");

        Assert.Equal(["stage:perform"], Assert.IsType<CallAnswer.PermissionNeeded>(answer).ScopesToAsk);
        server.AssertNothingHappened();
    }
}
