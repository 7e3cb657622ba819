using System.Text.Json.Nodes;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Infrastructure.Auth0.Management.Reading;

/// <summary>What may be told of a connection: its options hold secrets, and only two facts of them are kept.</summary>
internal static class ConnectionFields
{
    private const string Options = "options";

    // Auth0 lends its own keys to these, for development.
    private static readonly string[] Social =
    [
        "google-oauth2",
        "apple",
        "facebook",
        "github",
        "linkedin",
        "twitter",
        "windowslive",
    ];

    public static Resource Read(JsonObject connection)
    {
        if (connection[Options] is JsonObject options)
        {
            connection["allows_sign_up"] = !options.Flag("disable_signup");
            if (Social.Contains(connection.Text("strategy")) && string.IsNullOrEmpty(options.Text("client_id")))
            {
                connection["has_development_keys"] = true;
            }
        }

        connection.Remove(Options);
        return new(connection.Text("id") ?? string.Empty, connection);
    }
}
