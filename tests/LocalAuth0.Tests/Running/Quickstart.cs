using System.Text.Json.Nodes;

namespace McpServer.LocalAuth0.Tests.Running;

/// <summary>Sets a tenant up as Auth0's quickstart for MCP servers tells, through the Management API.</summary>
public sealed class Quickstart(ManagementApi api)
{
    private const string Apis = "resource-servers";

    private const string Settings = """
        {"resource_parameter_profile":"compatibility","authorization_response_iss_parameter_supported":true,
         "client_id_metadata_document_supported":true,
         "flags":{"enable_dynamic_client_registration":true,"use_scope_descriptions_for_consent":true}}
        """;

    public static string Api { get; } =
        $$"""
            {"identifier":"{{StandIn.Audience}}","name":"MCP Tools API","signing_alg":"RS256",
             "token_dialect":"rfc9068_profile_authz","enforce_policies":true,"allow_offline_access":true,
             "scopes":[{"value":"tool:whoami","description":"Access the WhoAmI tool"},
                       {"value":"tool:greet","description":"Access the Greeting tool"}]}
            """;

    private static readonly string DefaultGrant = $$"""
        {"default_for":"third_party_clients","audience":"{{StandIn.Audience}}",
         "scope":["tool:whoami","tool:greet"],"subject_type":"user"}
        """;

    private const string InspectorClient = """
        {"name":"MCP Inspector","app_type":"native","is_first_party":false,"token_endpoint_auth_method":"none",
         "callbacks":["http://localhost:6274/oauth/callback"],"grant_types":["authorization_code","refresh_token"]}
        """;

    public JsonObject Inspector { get; private set; } = [];

    public JsonObject Machine { get; private set; } = [];

    public async Task RunAsync()
    {
        await api.PatchAsync("tenants/settings", Settings);
        await api.PostAsync(Apis, Api);
        await api.PostAsync("client-grants", DefaultGrant);
        await PromoteConnectionsAsync();
        var administrator = await AddRoleAsync("Tool Administrator", "tool:whoami", "tool:greet");
        var user = await AddRoleAsync("Tool User", "tool:whoami");
        await GiveAsync(Seeded.Admin, administrator);
        await GiveAsync(Seeded.User, user);
        await GiveAsync(Seeded.Grace, user);
        Inspector = (await api.PostAsync("clients", InspectorClient)).Json;
        Machine = await AddMachineAsync();
    }

    public async Task PromoteConnectionsAsync()
    {
        foreach (var connection in (await api.GetAsync("connections")).List)
        {
            await api.PatchAsync($"connections/{connection!["id"]}", """{"is_domain_connection":true}""");
        }
    }

    public async Task<string> AddRoleAsync(string name, params string[] permissions)
    {
        var role = await api.PostAsync("roles", $$"""{"name":"{{name}}","description":"{{name}} of the tests"}""");
        var named = permissions.Select(permission =>
            $$"""{"resource_server_identifier":"{{StandIn.Audience}}","permission_name":"{{permission}}"}"""
        );
        await api.PostAsync($"roles/{role.Id}/permissions", $$"""{"permissions":[{{string.Join(',', named)}}]}""");
        return role.Id;
    }

    public async Task<string> FindUserAsync(string email) =>
        (string)(await api.GetAsync($"users-by-email?email={email}")).List[0]!["user_id"]!;

    public async Task<ManagementAnswer> GiveAsync(string email, string roleId) =>
        await api.PostAsync(
            $"users/{Uri.EscapeDataString(await FindUserAsync(email))}/roles",
            $$"""{"roles":["{{roleId}}"]}"""
        );

    private async Task<JsonObject> AddMachineAsync()
    {
        var machine = await api.PostAsync("clients", """{"name":"Machine","app_type":"non_interactive"}""");
        await api.PostAsync(
            "client-grants",
            $$"""
            {"client_id":"{{machine.Json["client_id"]}}","audience":"{{StandIn.Audience}}",
             "scope":["tool:whoami","tool:greet"]}
            """
        );
        return machine.Json;
    }
}
