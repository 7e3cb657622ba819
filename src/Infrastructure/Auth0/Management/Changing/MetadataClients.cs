using System.Text.Json.Nodes;
using McpServer.Application.Tenancy;
using McpServer.Application.Tenancy.Planning;
using McpServer.Infrastructure.Auth0.Management.Calls;

namespace McpServer.Infrastructure.Auth0.Management.Changing;

/// <summary>Applications known by the URL of their metadata document: Auth0 reads the document, we add our mark.</summary>
internal sealed class MetadataClients(ManagementApi api, ObjectChanges objects, TenantFaults faults)
{
    private const string Address = "external_client_id";

    /// <returns>The id of the application.</returns>
    public async Task<string> CarryOutAsync(Change change, CancellationToken cancellationToken)
    {
        if (change.Kind != ChangeKind.Create)
        {
            return await objects.CarryOutAsync(change, "clients", cancellationToken);
        }

        var id = await RegisterAsync(change, cancellationToken);
        var mark = new ManagementCall(
            HttpMethod.Patch,
            $"clients/{Uri.EscapeDataString(id)}",
            "mark",
            $"{change.Thing()} as this server's"
        )
        {
            Body = ChangeBody.Of(change.Fields.Where(field => field.Field != Address)),
        };
        await api.SendAsync(mark, cancellationToken);
        return id;
    }

    // Registering twice is registering once, Auth0 says; it is a POST all the same and is not repeated.
    private async Task<string> RegisterAsync(Change change, CancellationToken cancellationToken)
    {
        var call = new ManagementCall(HttpMethod.Post, "clients/cimd/register", "register", change.Thing())
        {
            Body = ChangeBody.Of(change.Fields.Where(field => field.Field == Address)),
        };
        var answer = await api.SendAsync(call, cancellationToken);
        if (answer.Text("client_id") is { } id)
        {
            return id;
        }

        throw answer is JsonObject members && members["validation"] is JsonObject { } validation
            ? Invalid(call, validation)
            : faults.Unreadable(call.Words);
    }

    private static TenantException Invalid(ManagementCall call, JsonObject validation)
    {
        var violations = (validation["violations"] as JsonArray ?? []).OfType<JsonValue>();
        var reason = ShownText.Of(string.Join("; ", violations), secret: string.Empty);
        return new($"The tenant refused to {call.Words}: {reason ?? "its document breaks a rule."}");
    }
}
