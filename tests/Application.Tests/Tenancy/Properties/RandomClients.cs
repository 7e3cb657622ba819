using System.Text.Json.Nodes;
using CsCheck;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tests.Tenancy.Properties;

/// <summary>Applications of this server, of another one and of nobody; some known by the URL of their document.</summary>
internal static class RandomClients
{
    private const string OtherServer = "https://other.example.com/";

    public static readonly Gen<Resource[]> Any =
        from keys in Pool.Some(Pool.Keys)
        from ours in ByHand.Array[keys.Length]
        from strangers in ByHand.Array[0, 2]
        from documents in Pool.Some(Pool.Documents)
        from isOurs in Gen.Bool.Array[documents.Length]
        select (Resource[])
            [
                .. ours.Select(
                    (fields, at) => new Resource($"tpc_{keys[at]}", Mark(fields, Pool.Identifier, keys[at]))
                ),
                .. strangers.Select(
                    (fields, at) => new Resource($"tpc_s{at}", at == 0 ? fields : Mark(fields, OtherServer, "Web"))
                ),
                .. documents.Select((address, at) => new Resource($"tpc_d{at}", Document(address, isOurs[at]))),
            ];

    private static Gen<JsonObject> ByHand =>
        RandomFields.Of(
            ("name", [.. Pool.Keys.Select(key => $"'{key}'")]),
            ("app_type", [null, .. Pool.Types.Select(type => $"'{type}'")]),
            ("is_first_party", [null, "true", "false"]),
            (
                "callbacks",
                [null, "[]", "['https://a.example.com/']", "['http://localhost:1/cb','https://a.example.com/']"]
            ),
            (
                "grant_types",
                ["['authorization_code']", "['refresh_token','authorization_code']", "['client_credentials']"]
            ),
            ("token_endpoint_auth_method", [null, "'none'", "'client_secret_post'"]),
            ("client_metadata.team", [null, "'red'"]),
            ("logo_uri", ["'https://logo.example.com/'"])
        );

    private static JsonObject Mark(JsonObject fields, string identifier, string key)
    {
        fields["client_metadata"] ??= new JsonObject();
        var metadata = fields["client_metadata"]!.AsObject();
        metadata["managed_by"] = "mcp-server";
        metadata["mcp_server"] = identifier;
        metadata["mcp_client"] = key;
        return fields;
    }

    private static JsonObject Document(string address, bool isOurs)
    {
        var fields = new JsonObject { ["name"] = "Web", ["external_client_id"] = address };
        return isOurs ? Mark(fields, Pool.Identifier, address) : fields;
    }
}
