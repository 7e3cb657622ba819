namespace McpServer.LocalAuth0.Tests.Running;

/// <summary>The seeded machine client.</summary>
internal static class Machine
{
    public const string ClientId = "LocalMachineClient00000000000000";
    public const string Secret = "local-machine-secret";

    public static Task<TokenAnswer> AskAsync(StandIn standIn, params (string Name, string? Value)[] changes) =>
        new Application(standIn, ClientId, Application.Callback).AskAsync([
            ("grant_type", "client_credentials"),
            ("client_secret", Secret),
            ("audience", StandIn.Audience),
            .. changes,
        ]);
}
