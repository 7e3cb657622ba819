using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace McpServer.LocalAuth0.Tests.Running;

internal static class Registrations
{
    public static async Task<(HttpStatusCode Status, JsonObject Body)> SendAsync(StandIn standIn, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await standIn.Http.PostAsync(
            "oidc/register",
            content,
            TestContext.Current.CancellationToken
        );
        var body = await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        return (response.StatusCode, body!);
    }
}
