using McpServer.TestBench;

namespace McpServer.Infrastructure.Tests.Auth0;

public sealed class LogTests
{
    [Fact]
    [Requirement("AZ-24")]
    public async Task No_part_of_any_token_is_ever_logged()
    {
        await using var server = await ProtectedServer.StartAsync();
        const string Secret = "auth0|a-very-special-subject";
        var token = server.Forge.Person().With("sub", Secret).With("email", Secret);
        ForgedToken[] tokens =
        [
            token,
            token.With("iss", "https://evil.example/"),
            token.With("aud", Secret),
            token.With("exp", 1),
            token.WithHeader("alg", "none"),
            token.WithHeader("kid", "an-unknown-key-id"),
            token.WithHeader("typ", Secret),
            token.WithHeaderText(Secret),
            token.WithPayloadText(_ => Secret),
            token.WithSignatureOf(TestKeys.Second),
            token.With("client_id", 5),
        ];

        foreach (var sent in tokens)
        {
            await server.ValidateAsync(sent);
            await server.ValidateAsync(sent);
        }

        await server.ValidateAsync(Secret);
        server.Issuer.Answer(500);
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        await server.ValidateAsync(token.With("jti", "another"));
        var logged = server.Logs.Lines.SelectMany(line =>
            line.Values.Values.Select(value => $"{value}").Append(line.Text)
        );
        var forbidden = tokens.SelectMany(sent => sent.Compact().Split('.')).Where(part => part.Length > 0);
        string[] words = [Secret, "an-unknown-key-id", "evil.example", .. forbidden];
        Assert.NotEmpty(server.Logs.Lines);
        Assert.All(logged, text => Assert.DoesNotContain(words, word => text.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_refusal_is_logged_with_its_reason()
    {
        await using var server = await ProtectedServer.StartAsync();
        var refused = server.Logs.NextAsync(line => line.Values.ContainsKey("Reason"));

        await server.RefuseAsync(server.Forge.Person().With("aud", "https://other.example/"));

        var line = await refused;
        Assert.Equal("audience", line.Values["Reason"]);
        Assert.Equal(server.Issuer.Identifier, line.Values["Issuer"]);
    }
}
