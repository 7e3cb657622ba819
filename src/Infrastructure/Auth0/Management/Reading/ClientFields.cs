using System.Text.Json.Nodes;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Infrastructure.Auth0.Management.Reading;

/// <summary>What is asked of an application, and that nothing secret stays even if it is told.</summary>
internal static class ClientFields
{
    public const string Query =
        "fields=client_id,name,app_type,is_first_party,callbacks,grant_types,token_endpoint_auth_method,client_metadata,"
        + "external_client_id,external_metadata_type,third_party_security_mode,global&include_fields=true";

    private static readonly string[] Secrets = ["client_secret", "signing_keys", "encryption_key"];

    /// <summary>The application; null for the one that stands for all of them.</summary>
    public static Resource? Read(JsonObject client)
    {
        foreach (var secret in Secrets)
        {
            client.Remove(secret);
        }

        return client.Flag("global") ? null : new(client.Text("client_id") ?? string.Empty, client);
    }
}
