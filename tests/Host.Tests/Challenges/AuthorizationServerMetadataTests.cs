using System.Text.Json.Nodes;
using McpServer.Host.Tests.Serving;
using McpServer.TestBench;

namespace McpServer.Host.Tests.Challenges;

public sealed class AuthorizationServerMetadataTests
{
    private const string Path = "/.well-known/oauth-authorization-server";

    private static readonly (string, string) On = ("Server:AuthorizationServerMetadata", "true");

    [Fact]
    public async Task The_whole_document_of_the_tenant_is_handed_on()
    {
        await using var server = await ServerUnderTest.StartAsync(settings: On);

        var answer = await server.GetAsync(Path);

        var original = await server.SendAsync(new(HttpMethod.Get, server.Issuer.Identifier.TrimEnd('/') + Path));
        Assert.Equal(200, answer.Status);
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        Assert.True(JsonNode.DeepEquals(original.Json, answer.Json));
    }

    [Fact]
    public async Task It_is_off_unless_it_is_switched_on()
    {
        await using var server = await ServerUnderTest.StartAsync();

        var answer = await server.GetAsync(Path);

        Assert.Equal(404, answer.Status);
        Assert.Equal(0, server.Issuer.MetadataReads);
    }

    [Theory]
    [InlineData(Path + "/mcp")]
    [InlineData(Path + "/")]
    [InlineData("/.well-known/OAUTH-authorization-server")]
    public async Task It_is_served_nowhere_else(string path)
    {
        await using var server = await ServerUnderTest.StartAsync(settings: On);

        var answer = await server.GetAsync(path);

        Assert.Equal(404, answer.Status);
        Assert.Equal(0, server.Issuer.MetadataReads);
    }

    [Fact]
    public async Task Many_readers_ask_the_tenant_once_in_ten_minutes()
    {
        await using var server = await ServerUnderTest.StartAsync(settings: On);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.GetAsync(Path)));

        Assert.Equal(1, server.Issuer.MetadataReads);
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        await server.GetAsync(Path);
        Assert.Equal(2, server.Issuer.MetadataReads);
    }

    [Fact]
    public async Task A_document_that_speaks_for_another_issuer_is_not_handed_on()
    {
        await using var server = await ServerUnderTest.StartAsync(settings: On);
        server.Issuer.ClaimedIssuer = server.Issuer.Identifier.TrimEnd('/');

        var answer = await server.GetAsync(Path);

        Assert.Equal(503, answer.Status);
        Assert.Equal("30", answer.Headers["Retry-After"]);
        Assert.Empty(answer.Text);
    }

    [Fact]
    public async Task In_an_outage_the_last_document_stays_and_the_tenant_is_asked_twice_a_minute_at_most()
    {
        await using var server = await ServerUnderTest.StartAsync(settings: On);
        await server.GetAsync(Path);
        await server.Issuer.GoDownAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(10));

        var answer = await server.GetAsync(Path);
        await server.Issuer.ComeBackAsync();
        await server.GetAsync(Path);

        Assert.Equal(200, answer.Status);
        Assert.Equal(1, server.Issuer.MetadataReads);
        server.Clock.Advance(TimeSpan.FromSeconds(30));
        await server.GetAsync(Path);
        Assert.Equal(2, server.Issuer.MetadataReads);
    }

    [Fact]
    public async Task While_there_never_was_one_it_is_said_when_to_ask_again()
    {
        await using var server = await ServerUnderTest.StartAsync(settings: On);
        await server.Issuer.GoDownAsync();

        var answer = await server.GetAsync(Path);

        Assert.Equal(503, answer.Status);
        Assert.Equal("30", answer.Headers["Retry-After"]);
    }

    [Fact]
    public async Task A_reader_who_goes_away_does_not_make_the_next_one_ask_again()
    {
        await using var server = await ServerUnderTest.StartAsync(settings: On);
        server.Issuer.CloseGate();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var impatient = server.Http.SendAsync(new(HttpMethod.Get, server.PublicUrl + Path), patience.Token);
        await server.Issuer.MetadataAskedAsync();

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            impatient.WaitAsync(Patience.Limit, CancellationToken.None)
        );
        server.Issuer.OpenGate();
        var answer = await server.GetAsync(Path);

        Assert.Equal(200, answer.Status);
        Assert.Equal(1, server.Issuer.MetadataReads);
    }
}
