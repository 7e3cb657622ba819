using System.Net.Http.Json;
using System.Text.Json;
using McpServer.EndToEnd.Tests.Running;

namespace McpServer.EndToEnd.Tests.Clients;

/// <summary>Asks the stand-in for tokens by hand.</summary>
internal static class TokenEndpoint
{
    public static async Task<(int Status, JsonElement Answer)> AskAsync(
        RunningSystem system,
        params (string Name, string Value)[] fields
    )
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var form = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
        );
        using var response = await system.Http.PostAsync(new Uri(system.Issuer, "oauth/token"), form, cancellation);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(cancellation));
    }
}
