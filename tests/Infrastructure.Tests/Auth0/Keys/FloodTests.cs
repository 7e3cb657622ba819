using System.Globalization;
using McpServer.Domain.Access;

namespace McpServer.Infrastructure.Tests.Auth0.Keys;

public sealed class FloodTests
{
    private const int Flood = 10_000;

    [Fact]
    public async Task A_flood_of_unknown_keys_causes_one_fetch_in_thirty_seconds()
    {
        await using var server = await ProtectedServer.StartAsync();
        await server.AcceptAsync(server.Forge.Person());
        var forged = Forge(server);

        var first = await ValidateAllAsync(server, forged);
        Assert.Equal(2, server.Issuer.KeyFetches);
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        var second = await ValidateAllAsync(server, forged);

        Assert.Equal(3, server.Issuer.KeyFetches);
        Assert.All(first.Concat(second), reason => Assert.Equal("unknown_key", reason));
    }

    [Fact]
    public async Task Whoever_fetched_the_first_keys_does_not_ask_for_them_again()
    {
        await using var server = await ProtectedServer.StartAsync();

        var reason = await server.RefuseAsync(Forge(server)[0]);

        Assert.Equal("unknown_key", reason);
        Assert.Equal(1, server.Issuer.KeyFetches);
    }

    [Fact]
    public async Task A_flood_at_once_on_a_server_without_keys_causes_two_fetches()
    {
        await using var server = await ProtectedServer.StartAsync();
        server.Issuer.CloseGate();

        var verdicts = Forge(server).Select(server.RefuseAsync).ToList();
        var honest = server.AcceptAsync(server.Forge.Person());
        await server.Issuer.AskedAsync(times: 1);
        server.Issuer.OpenGate();
        await Task.WhenAll(verdicts);
        await honest;

        Assert.Equal(2, server.Issuer.KeyFetches);
    }

    [Fact]
    public async Task A_flood_during_an_outage_causes_one_attempt_in_thirty_seconds()
    {
        await using var server = await ProtectedServer.StartAsync();
        server.Issuer.Answer(500);

        var verdicts = new List<TokenVerdict>();
        foreach (var token in Forge(server))
        {
            verdicts.Add(await server.ValidateAsync(token));
        }

        Assert.All(verdicts, verdict => Assert.IsType<TokenVerdict.Undecided>(verdict));
        Assert.Equal(1, server.Issuer.KeyFetches);
    }

    private static List<string> Forge(ProtectedServer server)
    {
        var template = server.Forge.Person().WithoutSignature();
        return
        [
            .. Enumerable
                .Range(0, Flood)
                .Select(number => template.WithHeader("kid", number.ToString(CultureInfo.InvariantCulture)).Compact()),
        ];
    }

    private static async Task<List<string>> ValidateAllAsync(ProtectedServer server, IEnumerable<string> tokens)
    {
        var reasons = new List<string>();
        foreach (var token in tokens)
        {
            reasons.Add(await server.RefuseAsync(token));
        }

        return reasons;
    }
}
