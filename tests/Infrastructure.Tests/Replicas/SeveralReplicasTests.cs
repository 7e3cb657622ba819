using McpServer.Application.Once;
using McpServer.TestBench;
using Microsoft.Extensions.Options;

namespace McpServer.Infrastructure.Tests.Replicas;

/// <summary>Two replicas that share nothing but a server that speaks Redis.</summary>
public sealed class SeveralReplicasTests
{
    [Fact]
    public async Task What_one_replica_adds_the_other_finds()
    {
        using var redis = await RedisServer.StartAsync();
        await using var one = new Replica(redis.Configuration);
        await using var other = new Replica(redis.Configuration);

        Assert.Null(await one.AddAsync("key", "first"));
        Assert.Equal("first", await other.AddAsync("key", "second"));
        await other.ReplaceAsync("key", "third");
        Assert.Equal("third", await one.AddAsync("key", "fourth"));
        await one.RemoveAsync("key");
        Assert.Null(await other.AddAsync("key", "fifth"));
    }

    [Fact]
    public async Task Of_many_that_add_at_once_on_both_one_succeeds()
    {
        using var redis = await RedisServer.StartAsync();
        await using var one = new Replica(redis.Configuration);
        await using var other = new Replica(redis.Configuration);

        var added = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(n => (n % 2 == 0 ? one : other).AddAsync("key", $"{n}").AsTask())
        );

        Assert.Single(added, found => found is null);
        Assert.Single(added.Where(found => found is not null).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_value_is_forgotten_in_time()
    {
        using var redis = await RedisServer.StartAsync();
        await using var one = new Replica(redis.Configuration);
        await one.AddAsync("key", "first", TimeSpan.FromMilliseconds(1));

        // Redis has a clock of its own, which no test can turn.
        while (await one.AddAsync("key", "second") is not null)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        Assert.Equal("second", await one.AddAsync("key", "third"));
    }

    [Fact]
    public async Task Servers_of_other_audiences_do_not_hear_of_each_other()
    {
        using var redis = await RedisServer.StartAsync();
        await using var one = new Replica(redis.Configuration);
        await using var other = new Replica(redis.Configuration, "https://other.example.com/");
        await one.AddAsync("key", "first");

        Assert.Null(await other.AddAsync("key", "second"));
        Assert.False(other.Seal.TryOpen(one.Seal.Seal("state"u8), out _));
    }

    [Fact]
    public async Task State_that_one_replica_sealed_is_opened_by_the_other()
    {
        using var redis = await RedisServer.StartAsync();
        await using var one = new Replica(redis.Configuration);
        await using var other = new Replica(redis.Configuration);

        Assert.True(other.Seal.TryOpen(one.Seal.Seal("state"u8), out var state));

        Assert.Equal("state"u8, state);
    }

    [Fact]
    public async Task Without_Redis_nothing_is_promised_and_no_key_is_told()
    {
        using var redis = await RedisServer.StartAsync();
        await using var one = new Replica(redis.HastyConfiguration);
        redis.Stop();

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await one.AddAsync("canary", "canary"));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await one.ReplaceAsync("canary", "canary"));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await one.RemoveAsync("canary"));

        Assert.Equal(
            3,
            one.Logged.Count(line => line.Contains("calls that need them are refused", StringComparison.Ordinal))
        );
        Assert.DoesNotContain(one.Logged, line => line.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_Redis_comes_back_all_is_well_again()
    {
        using var redis = await RedisServer.StartAsync();
        await using var one = new Replica(redis.HastyConfiguration);
        Assert.Null(await EventuallyAsync(() => one.AddAsync("key", "first")));
        redis.Stop();
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await one.AddAsync("key", "second"));

        redis.Start();

        Assert.Null(await EventuallyAsync(() => one.AddAsync("after", "value")));
    }

    [Theory]
    [InlineData("nonsense=1")]
    [InlineData("redis:6379,nonsense=1")]
    public void A_setting_that_names_no_Redis_is_told_with_a_right_value(string setting)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => new Replica(setting).CheckSettings());

        Assert.Equal(
            "Replicas:Redis must name a Redis server, such as redis:6379,password=...; leave it out for a single replica.",
            exception.Message
        );
    }

    private static async Task<string?> EventuallyAsync(Func<ValueTask<string?>> ask)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (StoreUnavailableException)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
            }
        }
    }
}
