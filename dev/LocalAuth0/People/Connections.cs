namespace McpServer.LocalAuth0.People;

/// <summary>The two ways to prove who one is, by the names that Auth0 puts before the bar in <c>sub</c>.</summary>
internal static class Connections
{
    public const string Password = "auth0";
    public const string Google = "google-oauth2";
}
