namespace McpServer.Host.Tests.Attacks;

/// <summary>True tokens, sent in ways that do not count.</summary>
internal static class CredentialAttacks
{
    public static IEnumerable<Attack> All =>
        [
            Attack.OnHeader("no credentials", _ => []),
            Attack.OnHeader("an empty Bearer", _ => ["Bearer"]),
            Attack.OnHeader("Bearer and spaces", _ => ["Bearer   "]),
            Attack.OnHeader("the token without a scheme", token => [token]),
            Attack.OnHeader("the token under Basic", token => [$"Basic {token}"]),
            Attack.OnHeader("the token under DPoP", token => [$"DPoP {token}"]),
            Attack.OnHeader("a scheme that begins like Bearer", token => [$"BearerToken {token}"]),
            Attack.OnHeader("a tab in place of the space", token => [$"Bearer\t{token}"]),
            Attack.OnHeader("the token in the query", _ => []) with
            {
                Query = server => $"?access_token={server.Forge.Person().Compact()}",
            },
            Attack.OnHeader(
                "two Authorization headers, the first one true",
                token => [$"Bearer {token}", "Bearer x"]
            ) with
            {
                Status = 400,
                Error = "invalid_request",
                Description = "Send one Authorization header",
            },
            Attack.OnHeader("the same true token twice", token => [$"Bearer {token}", $"Bearer {token}"]) with
            {
                Status = 400,
                Error = "invalid_request",
                Description = "Send one Authorization header",
            },
            Attack.OnText(
                "two tokens in one header",
                Faults.Encrypted,
                token => $"{token.Compact()}, Bearer {token.Compact()}"
            ),
            Attack.OnText("a token in quotes", Faults.Header, token => $"\"{token.Compact()}\""),
        ];
}
