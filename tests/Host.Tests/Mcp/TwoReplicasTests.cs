using System.Text.Json.Nodes;
using McpServer.Application;
using McpServer.Domain.Audit;
using McpServer.Host.Tests.Serving;
using McpServer.Host.Tests.Teams;
using McpServer.TestBench;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Host.Tests.Mcp;

/// <summary>Two servers behind one address, as a load balancer has them; they share a Redis and the world.</summary>
public sealed class TwoReplicasTests
{
    private readonly Silo _silo = new();

    [Fact]
    public async Task An_approval_that_one_replica_asked_for_is_good_for_the_other_and_once_in_all()
    {
        using var redis = await RedisServer.StartAsync();
        await using var one = await StartAsync(redis);
        await using var other = await StartAsync(redis, one);
        var person = one.Forge.Person();
        var state = (string)(await one.PostAsync(Farm.Open(7), person)).Result!["requestState"]!;

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(n => (n % 2 == 0 ? other : one).PostAsync(Farm.OpenWith(7, state, Farm.Approved), person))
        );

        Assert.Single(answers, answer => answer.Result!["structuredContent"] is not null);
        Assert.Equal(1, _silo.Opened);
        Assert.Equal(
            9,
            one.Audit.Entries.Concat(other.Audit.Entries).Count(entry => entry.Reason == "the approval was used before")
        );
    }

    [Fact]
    public async Task A_key_is_good_once_on_all_replicas_and_the_answer_is_heard_on_each()
    {
        using var redis = await RedisServer.StartAsync();
        await using var one = await StartAsync(redis);
        await using var other = await StartAsync(redis, one);
        var person = one.Forge.Person();

        await Task.WhenAll(
            Enumerable.Range(0, 10).Select(n => (n % 2 == 0 ? other : one).PostAsync(Sell(5, "k1"), person))
        );
        var here = await one.PostAsync(Sell(5, "k1"), person);
        var there = await other.PostAsync(Sell(5, "k1"), person);
        var differing = await other.PostAsync(Sell(6, "k1"), person);

        Assert.Equal(1, _silo.Opened);
        Assert.Equal(1, (int)here.Result!["structuredContent"]!["sale"]!);
        Assert.Equal(1, (int)there.Result!["structuredContent"]!["sale"]!);
        Assert.True((bool?)differing.Result!["isError"]);
    }

    [Fact]
    public async Task Without_Redis_what_needs_it_is_refused_and_everything_else_works()
    {
        using var redis = await RedisServer.StartAsync();
        await using var one = await StartAsync(redis);
        var person = one.Forge.Person();
        var state = (string)(await one.PostAsync(Farm.Open(7), person)).Result!["requestState"]!;

        redis.Stop();
        var opened = await one.PostAsync(Farm.OpenWith(7, state, Farm.Approved), person);
        var sold = await one.PostAsync(Sell(5, "k1"), person);
        var time = await one.PostAsync(WireMessage.Call("get_current_time"), person);

        Assert.True((bool?)opened.Result!["isError"]);
        Assert.True((bool?)sold.Result!["isError"]);
        Assert.NotNull(time.Result!["structuredContent"]);
        Assert.Equal(0, _silo.Opened);
        Assert.Equal(CallOutcome.ToolError, one.Audit.Entries[1].Outcome);
    }

    private Task<ServerUnderTest> StartAsync(RedisServer redis, ServerUnderTest? first = null) =>
        ServerUnderTest.StartAsync(
            server =>
            {
                server.Services.AddSingleton(_silo);
                server.Services.AddApplication(new AssemblyOf(typeof(OpenSilo), typeof(SellGrain)));
            },
            [
                ("Replicas:Redis", redis.Configuration),
                .. first is null
                    ? Array.Empty<(string, string)>()
                    : [("Auth0:Domain", first.Issuer.Domain), ("Auth0:Audience", first.Audience)],
            ]
        );

    private static WireMessage Sell(int tons, string key) =>
        WireMessage.Call("sell_grain", new JsonObject { ["tons"] = tons, ["idempotencyKey"] = key });
}
