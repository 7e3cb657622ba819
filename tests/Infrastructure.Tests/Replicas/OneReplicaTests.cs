using McpServer.Application.Once;
using McpServer.Infrastructure.Replicas;

namespace McpServer.Infrastructure.Tests.Replicas;

public sealed class OneReplicaTests
{
    [Fact]
    public async Task The_first_value_stays_until_it_is_replaced_or_removed()
    {
        await using var replica = new Replica();

        Assert.Null(await replica.AddAsync("key", "first"));
        Assert.Equal("first", await replica.AddAsync("key", "second"));
        await replica.ReplaceAsync("key", "third");
        Assert.Equal("third", await replica.AddAsync("key", "fourth"));
        await replica.RemoveAsync("key");
        Assert.Null(await replica.AddAsync("key", "fifth"));
    }

    [Fact]
    public async Task Other_keys_are_other_entries()
    {
        await using var replica = new Replica();
        await replica.AddAsync("key", "first");

        Assert.Null(await replica.AddAsync("Key", "second"));
    }

    [Fact]
    public async Task A_value_is_forgotten_in_time_and_not_before()
    {
        await using var replica = new Replica();
        await replica.AddAsync("key", "first", TimeSpan.FromMinutes(10));

        replica.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.Equal("first", await replica.AddAsync("key", "second"));

        replica.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await replica.AddAsync("key", "third"));
    }

    [Fact]
    public async Task When_too_much_is_kept_new_entries_are_refused_and_none_is_forgotten()
    {
        await using var replica = new Replica();
        await replica.AddAsync("old", "value");
        await replica.AddAsync("big", new string('x', EntriesInMemory.Capacity - 100));

        await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
            await replica.AddAsync("new", new string('x', 200))
        );

        Assert.Equal("value", await replica.AddAsync("old", "other"));
        Assert.Contains(replica.Logged, line => line.Contains("Replicas:Redis", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_value_that_cannot_be_replaced_stays()
    {
        await using var replica = new Replica();
        await replica.AddAsync("taken", "begun");
        await replica.AddAsync("big", new string('x', EntriesInMemory.Capacity - 100));

        await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
            await replica.ReplaceAsync("taken", new string('x', 200))
        );

        Assert.Equal("begun", await replica.AddAsync("taken", "again"));
    }

    [Fact]
    public async Task What_has_expired_makes_room()
    {
        await using var replica = new Replica();
        await replica.AddAsync("big", new string('x', EntriesInMemory.Capacity - 100));

        replica.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(await replica.AddAsync("new", new string('x', 200)));
    }

    [Fact]
    public async Task State_that_was_sealed_here_is_opened_here()
    {
        await using var replica = new Replica();

        var opened = replica.Seal.TryOpen(replica.Seal.Seal("state"u8), out var state);

        Assert.True(opened);
        Assert.Equal("state"u8, state!);
    }

    [Fact]
    public async Task State_tells_its_bearer_nothing()
    {
        await using var replica = new Replica();

        var word = replica.Seal.Seal("canary"u8);

        Assert.DoesNotContain("canary", word, StringComparison.Ordinal);
        Assert.NotEqual(word, replica.Seal.Seal("canary"u8));
    }

    [Fact]
    public async Task State_with_any_letter_changed_stays_shut()
    {
        await using var replica = new Replica();
        var word = replica.Seal.Seal("state"u8);

        // The last letter holds bits that belong to no byte.
        var opened = Enumerable.Range(0, word.Length - 1).Where(at => replica.Seal.TryOpen(Change(word, at), out _));

        Assert.Empty(opened);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("not base64!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_state_stays_shut(string word)
    {
        await using var replica = new Replica();

        Assert.False(replica.Seal.TryOpen(word, out _));
    }

    [Fact]
    public async Task State_of_another_process_stays_shut()
    {
        await using var replica = new Replica();
        await using var other = new Replica();

        Assert.False(other.Seal.TryOpen(replica.Seal.Seal("state"u8), out _));
    }

    private static string Change(string word, int at) =>
        $"{word[..at]}{(word[at] == 'A' ? 'B' : 'A')}{word[(at + 1)..]}";
}
