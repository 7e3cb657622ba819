using System.Text.Json.Nodes;
using McpServer.LocalAuth0.Registration;
using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tenancy;

namespace McpServer.LocalAuth0.Management;

/// <summary>Clients whose id is the URL of a document about them. An administrator registers each.</summary>
internal static class MetadataClientEndpoints
{
    private static readonly Shape Named = new(Member.NonEmpty("external_client_id").Required);

    public static void MapMetadataClients(this IEndpointRouteBuilder api)
    {
        api.MapPost("/clients/cimd/preview", PreviewAsync).Needs("read:clients").Takes(Named);
        api.MapPost("/clients/cimd/register", RegisterAsync)
            .Needs("create:clients")
            .Needs("update:clients")
            .Takes(Named);
    }

    private static async Task<IResult> PreviewAsync(
        RequestBody body,
        MetadataDocuments documents,
        Tenant tenant,
        CancellationToken cancellationToken
    )
    {
        var url = body.Json.Text("external_client_id")!;
        var (asked, fault) = await ReadAsync(url, documents, cancellationToken);
        var known = await tenant.ClientAsync(url, cancellationToken);
        return Results.Json(
            new JsonObject
            {
                ["client_id"] = known?.ClientId,
                ["mapped_fields"] = Mapped(asked),
                ["validation"] = Validation(fault),
            }
        );
    }

    /// <summary>Registers the client, or reads its document again.</summary>
    private static async Task<IResult> RegisterAsync(
        RequestBody body,
        MetadataDocuments documents,
        Tenant tenant,
        ClientRegistry clients,
        PlanLimits limits,
        CancellationToken cancellationToken
    )
    {
        var url = body.Json.Text("external_client_id")!;
        var (asked, fault) = await ReadAsync(url, documents, cancellationToken);
        if (asked is null)
        {
            return ManagementError.Of(400, fault!, "invalid_client_metadata");
        }

        var known = await tenant.ClientAsync(url, cancellationToken);
        if (known is null && await limits.FaultOfOneMoreAsync(Collections.Clients, cancellationToken) is { } full)
        {
            return full;
        }

        var json = known?.Json ?? NewClient.Of(asked);
        NewClient.Apply(json, asked);
        json["is_first_party"] = false;
        json["external_metadata_type"] = "cimd";
        json["external_metadata_created_by"] = "admin";
        var client = await clients.KeepAsync(json, cancellationToken);
        return Results.Json(
            new JsonObject
            {
                ["client_id"] = client.ClientId,
                ["mapped_fields"] = Mapped(asked),
                ["validation"] = Validation(null),
            }
        );
    }

    private static async Task<(JsonObject? Asked, string? Fault)> ReadAsync(
        string url,
        MetadataDocuments documents,
        CancellationToken cancellationToken
    )
    {
        if (DocumentAddress.FaultOf(url) is { } wrong)
        {
            return (null, wrong);
        }

        var (metadata, fault) = await documents.FetchAsync(url, cancellationToken);
        if (fault is not null)
        {
            return (null, fault);
        }

        var asked = ClientRules.Describe(metadata!);
        asked["external_client_id"] = url;
        asked["app_type"] = "native";
        asked["token_endpoint_auth_method"] = "none";
        return (asked, null);
    }

    private static JsonObject? Mapped(JsonObject? asked)
    {
        var mapped = asked?.DeepClone().AsObject();
        mapped?.Remove("is_first_party");
        return mapped;
    }

    private static JsonObject Validation(string? fault) =>
        new()
        {
            ["valid"] = fault is null,
            ["violations"] = fault is null ? [] : new JsonArray(fault),
            ["warnings"] = new JsonArray(),
        };
}
