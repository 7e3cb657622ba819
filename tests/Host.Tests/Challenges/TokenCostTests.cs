using McpServer.Application.Catalog;
using McpServer.Application.Ports;
using McpServer.Host.Challenges;
using McpServer.Host.Mcp;
using McpServer.Host.Settings;
using McpServer.Infrastructure;
using McpServer.TestBench;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Tests.Challenges;

/// <summary>From the Authorization header to the endpoint, without what Kestrel and the endpoint do themselves.</summary>
public sealed class TokenCostTests
{
    private const string Audience = "http://localhost:3001/";

    [Fact]
    public async Task A_remembered_token_costs_no_byte_from_the_header_to_the_endpoint_and_a_new_one_many()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var services = Serve(issuer);
        var forge = new TokenForge(issuer.Identifier, Audience, TimeProvider.System);
        var served = 0;
        var middleware = Protect(services.GetRequiredService<IAccessTokens>(), () => served++);
        var known = Request(forge.Person());
        var number = 0;
        HttpContext[] others =
        [
            .. Enumerable
                .Range(0, AllocatedBytes.Calls)
                .Select(person => Request(forge.Person().With("sub", $"{person}"))),
        ];
        await middleware.InvokeAsync(known);

        var ofKnown = AllocatedBytes.OfOne(() => Serve(middleware, known));
        var ofNew = AllocatedBytes.OfOne(() => Serve(middleware, others[number++]));

        Assert.Equal(0, ofKnown);
        Assert.InRange(ofNew, 1000, long.MaxValue);
        Assert.Equal((2 * AllocatedBytes.Calls) + 1, served);
    }

    [Fact]
    public async Task A_forged_token_costs_no_more_bytes_until_its_401_is_written_than_a_new_one_until_it_is_served()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var services = Serve(issuer);
        var forge = new TokenForge(issuer.Identifier, Audience, TimeProvider.System);
        var middleware = Protect(services.GetRequiredService<IAccessTokens>(), () => { });
        var number = 0;
        HttpContext[] others =
        [
            .. Enumerable
                .Range(0, AllocatedBytes.Calls)
                .Select(person => Request(forge.Person().With("sub", $"{person}"))),
        ];
        var forged = Request(forge.Person().WithSignatureOf(TestKeys.Second));
        await middleware.InvokeAsync(forged);

        var ofForged = AllocatedBytes.OfOne(() => Serve(middleware, forged));
        var ofNew = AllocatedBytes.OfOne(() => Serve(middleware, others[number++]));

        Assert.Equal(401, forged.Response.StatusCode);
        Assert.InRange(ofForged, 1000, ofNew);
    }

    [Fact]
    public async Task The_endpoint_learns_who_calls_and_not_whoever_called_before()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var services = Serve(issuer);
        var forge = new TokenForge(issuer.Identifier, Audience, TimeProvider.System);
        var middleware = Protect(services.GetRequiredService<IAccessTokens>(), () => { });
        var (ada, bob) = (forge.Person().With("sub", "ada"), forge.Person().With("sub", "bob"));
        HttpContext[] requests = [Request(ada), Request(bob), Request(ada), Request(bob)];

        foreach (var request in requests)
        {
            await middleware.InvokeAsync(request);
        }

        Assert.Equal(["ada", "bob", "ada", "bob"], requests.Select(request => McpRequest.Of(request).Caller.Subject));
    }

    private static RequireCaller Protect(IAccessTokens tokens, Action serve) =>
        new(
            _ =>
            {
                serve();
                return Task.CompletedTask;
            },
            tokens,
            new(ToolCatalog.Of(), Options.Create(new ServerOptions { PublicUrl = Audience })),
            NullLogger<RequireCaller>.Instance
        );

    private static ServiceProvider Serve(TestIssuer issuer) =>
        new ServiceCollection()
            .AddLogging()
            .AddInfrastructure(
                new ConfigurationBuilder()
                    .AddInMemoryCollection([new("Auth0:Domain", issuer.Domain), new("Auth0:Audience", Audience)])
                    .Build(),
                new HostingEnvironment { EnvironmentName = Environments.Development }
            )
            .BuildServiceProvider();

    private static DefaultHttpContext Request(ForgedToken token)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = $"Bearer {token.Compact()}";
        context.SetEndpoint(new(requestDelegate: null, EndpointMetadataCollection.Empty, "protected"));
        // It is there before a token is looked at, as in the server.
        McpRequest.Of(context);
        return context;
    }

    private static void Serve(RequireCaller middleware, HttpContext context) =>
        // Whatever waits goes on elsewhere, and its bytes would not be seen.
        Assert.True(middleware.InvokeAsync(context).IsCompletedSuccessfully);
}
