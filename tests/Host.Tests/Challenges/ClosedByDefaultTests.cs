using McpServer.Host.Tests.Serving;
using McpServer.TestBench;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Host.Tests.Challenges;

public sealed class ClosedByDefaultTests
{
    [Fact]
    [Requirement("AZ-11")]
    [Requirement("TR-06")]
    public async Task An_endpoint_that_somebody_adds_and_forgets_about_is_closed()
    {
        var runs = 0;
        await using var server = await ServerUnderTest.StartAsync(builder =>
            builder.Services.AddSingleton<IStartupFilter>(new ExtraEndpoint(() => runs++))
        );

        var stranger = await server.GetAsync("/extra");

        Assert.Equal(401, stranger.Status);
        Assert.Equal(0, runs);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    [Requirement("AZ-11")]
    [Requirement("AZ-23")]
    [Requirement("TR-06")]
    public async Task The_endpoint_asks_for_a_token_before_it_talks_about_methods(string method)
    {
        await using var server = await ServerUnderTest.StartAsync();

        var stranger = await server.SendAsync(new(new HttpMethod(method), server.McpUrl));

        Assert.Equal(401, stranger.Status);
    }

    private sealed class ExtraEndpoint(Action run) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                next(app);
                app.UseEndpoints(routes =>
                    routes.MapGet(
                        "/extra",
                        context =>
                        {
                            run();
                            return context.Response.WriteAsync("open");
                        }
                    )
                );
            };
    }
}
