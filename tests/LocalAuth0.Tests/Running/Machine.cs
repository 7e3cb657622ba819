namespace McpServer.LocalAuth0.Tests.Running;

/// <summary>The machine client of the quickstart.</summary>
internal static class Machine
{
    public static string ClientId(StandIn standIn) => (string)standIn.Quickstart.Machine["client_id"]!;

    public static string Secret(StandIn standIn) => (string)standIn.Quickstart.Machine["client_secret"]!;

    public static Task<TokenAnswer> AskAsync(StandIn standIn, params (string Name, string? Value)[] changes) =>
        new Application(standIn, ClientId(standIn), Application.Callback).AskAsync([
            ("grant_type", "client_credentials"),
            ("client_secret", Secret(standIn)),
            ("audience", StandIn.Audience),
            .. changes,
        ]);
}
