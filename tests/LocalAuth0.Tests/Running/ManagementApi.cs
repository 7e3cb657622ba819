using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace McpServer.LocalAuth0.Tests.Running;

/// <summary>Calls the Management API as the tenant's management client, or with another token.</summary>
public sealed class ManagementApi(HttpClient http, LocalTenant tenant)
{
    public string? Token { get; set; }

    public Task<ManagementAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<ManagementAnswer> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, json);

    public Task<ManagementAnswer> PatchAsync(string path, string json) => SendAsync(HttpMethod.Patch, path, json);

    public Task<ManagementAnswer> DeleteAsync(string path, string? json = null) =>
        SendAsync(HttpMethod.Delete, path, json);

    /// <summary>A fresh token, for the scopes or for all that the client has.</summary>
    public async Task<string> AskForTokenAsync(string? scope = null)
    {
        using var response = await http.PostAsJsonAsync(
            "oauth/token",
            new
            {
                grant_type = "client_credentials",
                client_id = tenant.Management.ClientId,
                client_secret = tenant.Management.Secret,
                audience = tenant.ManagementApi,
                scope,
            },
            TestContext.Current.CancellationToken
        );
        var answer = await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
        return (string)answer!["access_token"]!;
    }

    public async Task<ManagementAnswer> SendAsync(
        HttpMethod method,
        string path,
        string? json,
        params (string Name, string Value)[] headers
    )
    {
        Token ??= await AskForTokenAsync();
        using var request = new HttpRequestMessage(method, $"api/v2/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new ManagementAnswer(
            response.StatusCode,
            text.Length == 0 ? null : JsonNode.Parse(text),
            response.Headers.ToDictionary(
                header => header.Key,
                header => header.Value.First(),
                StringComparer.OrdinalIgnoreCase
            )
        );
    }
}
