using BenchmarkDotNet.Attributes;
using McpServer.Application.Ports;
using McpServer.Domain.Access;
using McpServer.Infrastructure;
using McpServer.TestBench;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace McpServer.Benchmarks.Micro;

/// <summary>One access token: seen before, new, and forged.</summary>
[MemoryDiagnoser]
public class TokenBenchmarks : IAsyncDisposable
{
    // When they have all been used, they are new to a server that starts anew; its start is shared out among so many.
    private const int NewTokens = 20_000;
    private const string Audience = "https://mcp.example.com/";

    private TestIssuer _issuer = null!;
    private ServiceProvider _services = null!;
    private ServiceProvider _forgetful = null!;
    private IAccessTokens _tokens = null!;
    private string _known = null!;
    private string _forged = null!;
    private string[] _new = null!;
    private int _next;

    [GlobalSetup]
    public async Task StartAsync()
    {
        _issuer = await TestIssuer.StartAsync();
        _services = Serve();
        _forgetful = Serve();
        _tokens = _services.GetRequiredService<IAccessTokens>();
        var forge = new TokenForge(_issuer.Identifier, Audience, TimeProvider.System);
        _known = forge.Person().Compact();
        _forged = forge.Person().WithSignatureOf(TestKeys.Second).Compact();
        _new = new string[NewTokens];
        Parallel.For(
            0,
            NewTokens,
            index => _new[index] = forge.Person().With("sub", $"auth0|{index:00000000}").Compact()
        );
        Require<TokenVerdict.Accepted>(await RememberedAsync());
        Require<TokenVerdict.Accepted>(await NewAsync());
        Require<TokenVerdict.Rejected>(await ForgedAsync());
    }

    [Benchmark(Baseline = true)]
    public ValueTask<TokenVerdict> RememberedAsync() =>
        _tokens.ValidateAsync(_known.AsMemory(), CancellationToken.None);

    [Benchmark]
    public async ValueTask<TokenVerdict> NewAsync()
    {
        if (_next == NewTokens)
        {
            await _forgetful.DisposeAsync();
            _forgetful = Serve();
            _next = 0;
        }

        var tokens = _forgetful.GetRequiredService<IAccessTokens>();
        return await tokens.ValidateAsync(_new[_next++].AsMemory(), CancellationToken.None);
    }

    [Benchmark]
    public ValueTask<TokenVerdict> ForgedAsync() => _tokens.ValidateAsync(_forged.AsMemory(), CancellationToken.None);

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _forgetful.DisposeAsync();
        await _issuer.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private ServiceProvider Serve()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Auth0:Domain", _issuer.Domain), new("Auth0:Audience", Audience)])
            .Build();
        return new ServiceCollection()
            .AddLogging()
            .AddInfrastructure(configuration, new HostingEnvironment { EnvironmentName = Environments.Development })
            .BuildServiceProvider();
    }

    private static void Require<TVerdict>(TokenVerdict verdict)
    {
        if (verdict is not TVerdict)
        {
            throw new InvalidOperationException($"Expected {typeof(TVerdict).Name}, came {verdict}.");
        }
    }
}
