namespace McpServer.Application.Tests.Tenancy.Declaration;

/// <summary>What a well-formed file must keep, each rule with its refusal.</summary>
public sealed class FileRuleTests
{
    private const string Known = "a permission that a tool declares: tool:greet, tool:whoami, *.";
    private const string Callback =
        "an absolute address without a wildcard or a fragment, such as http://localhost:6274/oauth/callback.";
    private const string Document =
        "an https address of at most 120 bytes with a path and no query, such as https://client.example.com/mcp.json.";

    public static TheoryData<string, string> Faults =>
        new()
        {
            { """{ "api": { "name": "" } }""", "$.api.name is empty; expected: a value that is not empty." },
            { """{ "roles": [{ "name": " " }] }""", "$.roles[0].name is empty; expected: a value that is not empty." },
            {
                """{ "roles": [{ "name": "a", "permissions": ["*", "tool:gret"] }] }""",
                $"$.roles[0].permissions[1] is not allowed; expected: {Known}"
            },
            {
                """{ "thirdPartyClients": { "permissions": ["Tool:greet"] } }""",
                $"$.thirdPartyClients.permissions[0] is not allowed; expected: {Known}"
            },
            {
                """{ "clients": [{ "name": "a", "type": "machine", "permissions": ["tools"] }] }""",
                $"$.clients[0].permissions[0] is not allowed; expected: {Known}"
            },
            {
                """{ "roles": [{ "name": "a" }, { "name": "a" }] }""",
                "$.roles is not allowed; expected: each role once."
            },
            {
                """{ "connections": [{ "name": "a", "strategy": "auth0" }] }""",
                "$.connections[0] is not allowed; expected: either a strategy, such as auth0, or a name."
            },
            {
                """{ "connections": [{}] }""",
                "$.connections[0] is not allowed; expected: either a strategy, such as auth0, or a name."
            },
            {
                """
                    { "clients": [
                      { "name": "a", "callbacks": ["https://a.example.com/"] },
                      { "name": "b", "key": "a", "callbacks": ["https://a.example.com/"] }
                    ] }
                    """,
                "$.clients is not allowed; expected: each application once, or a 'key' for each."
            },
            {
                """{ "clients": [{ "name": "", "callbacks": ["https://a.example.com/"] }] }""",
                "$.clients[0].name is empty; expected: a value that is not empty."
            },
            {
                """{ "clients": [{ "name": "a" }] }""",
                "$.clients[0].callbacks is not allowed; expected: at least one address, and none for a machine."
            },
            {
                """
                    { "clients": [{
                      "name": "a", "type": "machine", "permissions": ["*"], "callbacks": ["https://a.example.com/"]
                    }] }
                    """,
                "$.clients[0].callbacks is not allowed; expected: at least one address, and none for a machine."
            },
            {
                """{ "clients": [{ "name": "a", "type": "machine" }] }""",
                "$.clients[0].permissions is not allowed; expected: the permissions of the machine; nobody else could give it any."
            },
            {
                """{ "clients": [{ "name": "a", "key": "", "callbacks": ["https://a.example.com/"] }] }""",
                "$.clients[0].key is empty; expected: a value that is not empty."
            },
            {
                """
                    {
                      "clientMetadataDocuments": ["https://a.example.com/c.json"],
                      "clients": [
                        { "name": "a", "key": "https://a.example.com/c.json", "callbacks": ["https://a.example.com/"] }
                      ]
                    }
                    """,
                "$.clients[0] is not allowed; expected: a name or key that is not the address of a client metadata document."
            },
            {
                """{ "people": [{ "email": "ada" }] }""",
                "$.people[0].email is not allowed; expected: an e-mail address."
            },
            {
                """{ "people": [{ "email": "ada@example.com" }, { "email": "Ada@Example.com" }] }""",
                "$.people is not allowed; expected: each person once."
            },
            {
                """{ "roles": [{ "name": "a" }, { "name": "b" }], "people": [{ "email": "a@b.c", "roles": ["b", "c"] }] }""",
                "$.people[0] is not allowed; expected: only roles of this file: a, b."
            },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_file_that_breaks_a_rule_is_refused_and_told_where(string text, string fault)
    {
        var faults = Files.FaultsOf(text);

        Assert.Equal([$"tenant.json: {fault}"], faults);
    }

    [Fact]
    public void All_broken_rules_are_told_at_once()
    {
        var faults = Files.FaultsOf(
            """{ "api": { "tokenLifetime": 1 }, "roles": [{ "name": "", "permissions": ["x"] }], "people": [{ "email": "x" }] }"""
        );

        Assert.Equal(4, faults.Count);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(2592000)]
    public void A_token_may_live_from_a_minute_to_thirty_days(int seconds) =>
        Assert.Equal(seconds, Files.Read($$"""{ "api": { "tokenLifetime": {{seconds}} } }""").Api?.TokenLifetime);

    [Theory]
    [InlineData(-1)]
    [InlineData(59)]
    [InlineData(2592001)]
    public void A_token_that_would_live_shorter_or_longer_is_refused(int seconds) =>
        Assert.Equal(
            ["tenant.json: $.api.tokenLifetime is out of range; expected: 60 to 2592000."],
            Files.FaultsOf($$"""{ "api": { "tokenLifetime": {{seconds}} } }""")
        );

    [Theory]
    [InlineData("https://mcp.example.com")]
    [InlineData("http://localhost:3001/")]
    [InlineData("urn:company:tools")]
    public void An_absolute_identifier_is_taken(string identifier) =>
        Assert.Equal(identifier, Files.Read($$"""{ "api": { "identifier": "{{identifier}}" } }""").Api?.Identifier);

    [Theory]
    [InlineData("")]
    [InlineData("tools")]
    [InlineData("/tools")]
    [InlineData("file:///tools")]
    [InlineData("https://mcp.example.com/#tools")]
    [InlineData("https://mcp.example.com/ tools")]
    [InlineData("https://mcp.example.com/\\n")]
    public void Any_other_identifier_is_refused(string identifier) =>
        Assert.Equal(
            [
                "tenant.json: $.api.identifier is not allowed; expected: an absolute address without a fragment, such as "
                    + "https://mcp.example.com/.",
            ],
            Files.FaultsOf($$"""{ "api": { "identifier": "{{identifier}}" } }""")
        );

    [Theory]
    [InlineData("https://client.example.com/callback")]
    [InlineData("http://127.0.0.1:6274/callback")]
    [InlineData("com.example.client:/callback")]
    public void An_exact_callback_is_taken(string callback) =>
        Assert.Equal([callback], Files.Read(ClientWith(callback)).Clients[0].Callbacks);

    [Theory]
    [InlineData("https://*.example.com/callback")]
    [InlineData("http://localhost:*/callback")]
    [InlineData("https://client.example.com/*")]
    [InlineData("https://client.example.com/callback#top")]
    [InlineData("http://client.example.com/callback")]
    [InlineData("/callback")]
    [InlineData("file:///callback")]
    public void Any_other_callback_is_refused(string callback) =>
        Assert.Equal(
            [$"tenant.json: $.clients[0].callbacks[0] is not allowed; expected: {Callback}"],
            Files.FaultsOf(ClientWith(callback))
        );

    [Theory]
    [InlineData("https://client.example.com/mcp.json")]
    [InlineData("http://localhost:5000/mcp.json")]
    public void The_address_of_a_document_is_taken(string address) =>
        Assert.Equal(
            [address],
            Files.Read($$"""{ "clientMetadataDocuments": ["{{address}}"] }""").ClientMetadataDocuments
        );

    [Theory]
    [InlineData("http://client.example.com/mcp.json")]
    [InlineData("https://client.example.com/")]
    [InlineData("https://client.example.com/mcp.json?version=1")]
    [InlineData("https://client.example.com/mcp.json#top")]
    [InlineData("https://ada@client.example.com/mcp.json")]
    [InlineData("https://client.example.com/a/../mcp.json")]
    [InlineData("https://CLIENT.example.com/mcp.json")]
    [InlineData("file:///mcp.json")]
    [InlineData("mcp.json")]
    [InlineData(
        "https://client.example.com/a-path-that-is-so-long-that-the-whole-address-has-more-bytes-than-auth0-takes-for-it/client-metadata.json"
    )]
    public void Any_other_address_of_a_document_is_refused(string address) =>
        Assert.Equal(
            [$"tenant.json: $.clientMetadataDocuments[0] is not allowed; expected: {Document}"],
            Files.FaultsOf($$"""{ "clientMetadataDocuments": ["{{address}}"] }""")
        );

    private static string ClientWith(string callback) =>
        $$"""{ "clients": [{ "name": "Client", "callbacks": ["{{callback}}"] }] }""";
}
