using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using McpServer.TestBench;

namespace McpServer.Infrastructure.Tests.Auth0.Keys;

public sealed class KeySetTests
{
    private const int MaxBytes = 64 * 1024;

    [Theory]
    [InlineData("", "malformed")]
    [InlineData("<html>Bad gateway</html>", "malformed")]
    [InlineData("[]", "malformed")]
    [InlineData("{}", "malformed")]
    [InlineData("""{"keys":{}}""", "malformed")]
    [InlineData("""{"keys":[],"keys":[]}""", "malformed")]
    [InlineData("""{"keys":[]} {}""", "malformed")]
    [InlineData("""{"keys":[],}""", "malformed")]
    [InlineData("""{"keys":[]}""", "no_usable_key")]
    [InlineData("""{"keys":[5,null,"key",[]]}""", "no_usable_key")]
    public async Task A_set_that_cannot_be_used_counts_as_an_outage(string body, string fault)
    {
        await using var server = await ProtectedServer.StartAsync();
        server.Issuer.Answer(body);
        var failed = server.NextFailedFetchAsync();

        await server.UndecidedAsync(server.Forge.Person());

        Assert.Equal(fault, (await failed).Values["Fault"]);
    }

    [Fact]
    public async Task An_empty_set_does_not_lock_everybody_out()
    {
        await using var server = await ProtectedServer.StartAsync();
        await server.AcceptAsync(server.Forge.Person());
        server.Issuer.Answer("""{"keys":[]}""");

        server.Clock.Advance(TimeSpan.FromMinutes(10));

        await server.AcceptAsync(server.Forge.Person());
    }

    [Fact]
    public async Task A_set_of_the_greatest_size_is_read()
    {
        await using var server = await ProtectedServer.StartAsync();
        server.Issuer.Answer(SetOfSize(MaxBytes));

        await server.AcceptAsync(server.Forge.Person());
    }

    [Fact]
    public async Task A_larger_set_counts_as_an_outage()
    {
        await using var server = await ProtectedServer.StartAsync();
        server.Issuer.Answer(SetOfSize(MaxBytes + 1));
        var failed = server.NextFailedFetchAsync();

        await server.UndecidedAsync(server.Forge.Person());

        Assert.Equal("too_large", (await failed).Values["Fault"]);
    }

    [Fact]
    public async Task As_many_keys_as_are_allowed_are_read()
    {
        await using var server = await ProtectedServer.StartAsync();
        server.Issuer.Publish(ManyKeys(31).Append(TestKeys.First));

        await server.AcceptAsync(server.Forge.Person());
    }

    [Fact]
    public async Task More_keys_count_as_an_outage()
    {
        await using var server = await ProtectedServer.StartAsync();
        server.Issuer.Publish(ManyKeys(32).Append(TestKeys.First));
        var failed = server.NextFailedFetchAsync();

        await server.UndecidedAsync(server.Forge.Person());

        Assert.Equal("too_many_keys", (await failed).Values["Fault"]);
    }

    [Theory]
    [InlineData("use", "\"enc\"")]
    [InlineData("use", "5")]
    [InlineData("use", "null")]
    [InlineData("alg", "\"RS512\"")]
    [InlineData("alg", "\"HS256\"")]
    [InlineData("alg", "\"RSA-OAEP\"")]
    [InlineData("alg", "\"none\"")]
    [InlineData("alg", "null")]
    [InlineData("kty", "\"oct\"")]
    [InlineData("kty", "\"rsa\"")]
    [InlineData("e", "\"AQ\"")]
    [InlineData("e", "\"Aw\"")]
    [InlineData("e", "\"AQAA\"")]
    [InlineData("e", "\"AQAAAAAB\"")]
    [InlineData("e", "\"\"")]
    [InlineData("n", "\"!\"")]
    [InlineData("n", "null")]
    [InlineData("d", "\"AQAB\"")]
    [InlineData("kid", "\"\"")]
    [InlineData("kid", "5")]
    public async Task A_key_that_no_token_may_be_signed_with_is_left_out(string member, string value)
    {
        await using var server = await ProtectedServer.StartAsync();
        var key = TestKeys.Second.ToJson();
        key[member] = JsonNode.Parse(value);
        server.Issuer.Publish(TestKeys.First.ToJson(), key);

        var reason = await server.RefuseAsync(server.Forge.Person().SignedBy(TestKeys.Second));

        Assert.Equal("unknown_key", reason);
        await server.AcceptAsync(server.Forge.Person());
    }

    [Theory]
    [InlineData("use")]
    [InlineData("alg")]
    public async Task A_key_need_not_say_what_it_is_for(string member)
    {
        await using var server = await ProtectedServer.StartAsync();
        var key = TestKeys.First.ToJson();
        key.Remove(member);
        server.Issuer.Publish(key);

        await server.AcceptAsync(server.Forge.Person());
    }

    [Fact]
    public async Task A_short_key_is_left_out()
    {
        await using var server = await ProtectedServer.StartAsync();
        server.Issuer.Publish(TestKeys.First, TestKeys.Weak);

        var reason = await server.RefuseAsync(server.Forge.Person().SignedBy(TestKeys.Weak));

        Assert.Equal("unknown_key", reason);
        await server.AcceptAsync(server.Forge.Person());
    }

    [Fact]
    public async Task A_short_key_is_not_made_longer_by_zeros()
    {
        await using var server = await ProtectedServer.StartAsync();
        var key = TestKeys.Weak.ToJson();
        key["n"] = Base64Url.EncodeToString([.. new byte[129], .. Base64Url.DecodeFromChars((string)key["n"]!)]);
        server.Issuer.Publish(TestKeys.First.ToJson(), key);

        var reason = await server.RefuseAsync(server.Forge.Person().SignedBy(TestKeys.Weak));

        Assert.Equal("unknown_key", reason);
    }

    [Fact]
    public async Task An_elliptic_key_is_left_out()
    {
        await using var server = await ProtectedServer.StartAsync();
        using var elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = elliptic.ExportParameters(includePrivateParameters: false).Q;
        var key = new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["kid"] = TestKeys.Second.Id,
            ["x"] = Base64Url.EncodeToString(point.X),
            ["y"] = Base64Url.EncodeToString(point.Y),
        };
        server.Issuer.Publish(TestKeys.First.ToJson(), key);

        var reason = await server.RefuseAsync(server.Forge.Person().SignedBy(TestKeys.Second));

        Assert.Equal("unknown_key", reason);
        await server.AcceptAsync(server.Forge.Person());
    }

    [Fact]
    public async Task Of_two_keys_with_one_name_neither_is_trusted()
    {
        await using var server = await ProtectedServer.StartAsync();
        server.Issuer.Publish(TestKeys.First, TestKeys.Second, TestKeys.Third.Named(TestKeys.Second.Id));

        var reason = await server.RefuseAsync(server.Forge.Person().SignedBy(TestKeys.Second));

        Assert.Equal("unknown_key", reason);
        await server.AcceptAsync(server.Forge.Person());
    }

    private static IEnumerable<TestKey> ManyKeys(int count) =>
        Enumerable.Range(0, count).Select(number => TestKeys.Second.Named($"key {number}"));

    private static string SetOfSize(int bytes)
    {
        var set = new JsonObject { ["keys"] = new JsonArray(TestKeys.First.ToJson()), ["filling"] = string.Empty };
        set["filling"] = new string('x', bytes - set.ToJsonString().Length);
        return set.ToJsonString();
    }
}
