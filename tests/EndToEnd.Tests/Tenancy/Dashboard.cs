using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using McpServer.LocalAuth0;

namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>What an administrator does by hand: looks at the tenant and edits it, past the program under test.</summary>
internal sealed class Dashboard(HttpClient http, LocalTenant tenant)
{
    private string? _token;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<JsonNode> GetAsync(string path) => (await SendAsync(HttpMethod.Get, path, null))!;

    public async Task<IReadOnlyList<JsonObject>> ListAsync(string path) =>
        [.. (await GetAsync(path)).AsArray().Select(item => item!.AsObject())];

    public Task<JsonNode?> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    public Task<JsonNode?> PatchAsync(string path, object body) => SendAsync(HttpMethod.Patch, path, body);

    public Task<JsonNode?> DeleteAsync(string path, object? body = null) => SendAsync(HttpMethod.Delete, path, body);

    public Task<JsonNode> ApiAsync(string identifier = TenantTool.Audience) =>
        GetAsync($"resource-servers/{Uri.EscapeDataString(identifier)}");

    public async Task<string> RoleIdAsync(string name) =>
        (await ListAsync("roles")).Single(role => (string?)role["name"] == name)["id"]!.GetValue<string>();

    public async Task<JsonObject> ConnectionAsync(string strategy) =>
        (await ListAsync($"connections?strategy={strategy}")).Single();

    public async Task<JsonObject> ClientAsync(string name) =>
        (await ListAsync("clients")).Single(client => (string?)client["name"] == name);

    public async Task<string> UserIdAsync(string email) =>
        (await ListAsync($"users-by-email?email={Uri.EscapeDataString(email)}")).Single()[
            "user_id"
        ]!.GetValue<string>();

    public async Task<IReadOnlyList<string>> PermissionsOfAsync(string role) =>
        [
            .. (await ListAsync($"roles/{await RoleIdAsync(role)}/permissions")).Select(permission =>
                permission["permission_name"]!.GetValue<string>()
            ),
        ];

    public async Task<IReadOnlyList<string>> RolesOfAsync(string email) =>
        [
            .. (await ListAsync($"users/{Uri.EscapeDataString(await UserIdAsync(email))}/roles")).Select(role =>
                role["name"]!.GetValue<string>()
            ),
        ];

    private async Task<JsonNode?> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, new Uri($"{tenant.ManagementApi}{path}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token ??= await TokenAsync());
        request.Content = body is null ? null : JsonContent.Create(body);
        using var response = await http.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    private async Task<string> TokenAsync()
    {
        using var response = await http.PostAsJsonAsync(
            new Uri($"{tenant.Issuer}oauth/token"),
            new
            {
                grant_type = "client_credentials",
                client_id = tenant.Management.ClientId,
                client_secret = tenant.Management.Secret,
                audience = tenant.ManagementApi,
            },
            Cancellation
        );
        var answer = await response.Content.ReadFromJsonAsync<JsonObject>(Cancellation);
        return answer!["access_token"]!.GetValue<string>();
    }
}
