using McpServer.Application.Behaviours;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Application.Tests.Audit;

public sealed class ArgumentHashTests
{
    private const string OneKey = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private const string OtherKey = "OTg3NjU0MzIxMDk4NzY1NDMyMTA5ODc2NTQzMjEwOTg=";

    [Theory]
    [InlineData("""{"name":"Ada"}""", """{ "name" : "Ada" }""")]
    [InlineData("""{"name":"Ada"}""", """{"name":"\u0041da"}""")]
    [InlineData("""{"a":1,"b":2}""", """{"b":2,"a":1}""")]
    [InlineData("""{"a":{"c":[1,{"e":1,"d":2}],"b":null}}""", """{"a":{"b":null,"c":[1,{"d":2,"e":1}]}}""")]
    [InlineData("""{"name":"\ud800"}""", """{"name":"\ud800"}""")]
    public async Task Equal_arguments_have_equal_hashes(string one, string same) =>
        Assert.Equal(await HashAsync(OneKey, one), await HashAsync(OneKey, same));

    [Theory]
    [InlineData("""{"name":"Ada"}""", """{"name":"Bob"}""")]
    [InlineData("""{"name":"Ada"}""", """{"name":"ada"}""")]
    [InlineData("""{"name":"Ada"}""", """{"Name":"Ada"}""")]
    [InlineData("""{"name":"1"}""", """{"name":1}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""")]
    [InlineData("""{"a":null}""", """{}""")]
    [InlineData("""{"a":"b","c":"d"}""", """{"a":"d","c":"b"}""")]
    [InlineData("""{"a":{"b":1}}""", """{"a":1,"b":1}""")]
    [InlineData("""{"a":1,"a":2}""", """{"a":2,"a":1}""")]
    [InlineData("{}", "[]")]
    [InlineData("""{"name":"\ud800"}""", """{"name":"\udc00"}""")]
    public async Task Different_arguments_have_different_hashes(string one, string other) =>
        Assert.NotEqual(await HashAsync(OneKey, one), await HashAsync(OneKey, other));

    [Fact]
    public async Task Another_key_makes_another_hash() =>
        Assert.NotEqual(await HashAsync(OneKey, "{}"), await HashAsync(OtherKey, "{}"));

    [Fact]
    public async Task Without_a_configured_key_every_process_makes_its_own() =>
        Assert.NotEqual(await HashAsync(null, "{}"), await HashAsync(null, "{}"));

    [Fact]
    public async Task Without_a_configured_key_hashes_of_one_process_are_comparable()
    {
        using var server = new Server();

        await server.CallAsync("greet", """{"name":"Ada"}""");
        await server.CallAsync("greet", """{"name":"Ada"}""");

        Assert.Equal(server.Audited[0].ArgumentHash, server.Audited[1].ArgumentHash);
    }

    [Fact]
    public async Task A_hash_has_64_hexadecimal_digits() =>
        Assert.Matches("^[0-9a-f]{64}$", (await HashAsync(OneKey, "{}"))!);

    [Fact]
    public async Task Without_arguments_there_is_no_hash() => Assert.Null(await HashAsync(OneKey, null));

    // Whether a refused call repeats an earlier one matters most.
    [Fact]
    public async Task Arguments_of_a_refused_call_are_hashed_too()
    {
        using var server = new Server();

        await server.CallAsync("no_such_tool", "{}");

        Assert.NotNull(Assert.Single(server.Audited).ArgumentHash);
    }

    private static async Task<string?> HashAsync(string? key, string? arguments)
    {
        using var server = new Server(services =>
            services.AddApplication().Configure<AuditOptions>(audit => audit.ArgumentHashKey = key)
        );
        await server.CallAsync("greet", arguments);
        return Assert.Single(server.Audited).ArgumentHash;
    }
}
