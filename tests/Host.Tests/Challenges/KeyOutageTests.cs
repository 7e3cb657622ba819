using McpServer.Host.Tests.Serving;
using Microsoft.Extensions.Logging;

namespace McpServer.Host.Tests.Challenges;

public sealed class KeyOutageTests
{
    [Fact]
    public async Task While_no_key_was_ever_known_the_answer_is_503_and_not_a_login()
    {
        await using var server = await ServerUnderTest.StartAsync();
        await server.Issuer.GoDownAsync();

        var answer = await server.PostAsync(WireMessage.Call("whoami"), server.Forge.Person());
        var readiness = await server.GetAsync("/healthz/ready");

        Assert.Equal(503, answer.Status);
        Assert.Null(answer.Challenge);
        Assert.Equal("30", answer.Headers["Retry-After"]);
        Assert.Equal(503, readiness.Status);
        Assert.Empty(server.Audit.Entries);
        // This is what the log's errors are for.
        Assert.Contains(
            server.Logs.Lines,
            line => line.Level == LogLevel.Error && line.Text.Contains("signing-keys", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task When_the_issuer_is_back_so_is_the_server()
    {
        await using var server = await ServerUnderTest.StartAsync();
        await server.Issuer.GoDownAsync();
        await server.PostAsync(WireMessage.Call("whoami"), server.Forge.Person());

        await server.Issuer.ComeBackAsync();
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        var answer = await server.PostAsync(WireMessage.Call("whoami"), server.Forge.Person());

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task An_outage_after_the_keys_are_known_is_not_noticed()
    {
        await using var server = await ServerUnderTest.StartAsync();
        await server.PostAsync(WireMessage.List(), server.Forge.Person());
        await server.Issuer.GoDownAsync();

        server.Clock.Advance(TimeSpan.FromMinutes(30));
        var answer = await server.PostAsync(WireMessage.Call("whoami"), server.Forge.Person());

        Assert.Equal(200, answer.Status);
        Assert.Equal(200, (await server.GetAsync("/healthz/ready")).Status);
    }

    [Fact]
    public async Task A_revoked_key_ends_its_tokens()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var token = server.Forge.Person();
        await server.PostAsync(WireMessage.List(), token);

        server.Issuer.Publish(McpServer.TestBench.TestKeys.Second);
        server.Clock.Advance(TimeSpan.FromMinutes(11));
        var answer = await server.PostAsync(WireMessage.Call("whoami"), token);

        Assert.Equal(401, answer.Status);
        Assert.Empty(server.Audit.Entries);
    }
}
