using System.Text.Json.Nodes;
using McpServer.LocalAuth0.Registration;
using McpServer.LocalAuth0.Storage;

namespace McpServer.LocalAuth0.Tenancy;

/// <summary>What Auth0 gives a new tenant, and a client that may set it up.</summary>
internal sealed class EmptyTenant(LocalTenant tenant, TenantDocuments documents, ClientRegistry clients)
{
    public const string Settings = "settings";

    private const string Google = "google-oauth2";
    private const string Passwords = "Username-Password-Authentication";

    public async Task PlantAsync(CancellationToken cancellationToken)
    {
        await documents.KeepAsync(Collections.TenantSettings, Settings, NewSettings(), cancellationToken);
        await AddAsync(Collections.Connections, NewConnection("auth0", Passwords, PasswordOptions()));
        await AddAsync(Collections.Connections, NewConnection(Google, Google, DevelopmentKeys()));
        await AddAsync(Collections.ResourceServers, NewResourceServer.Of(ManagementApi(), isSystem: true));
        await AddAsync(Collections.ClientGrants, ManagementGrant());
        await clients.KeepAsync(
            NewClient.Of(ManagementMachine(), tenant.Management.ClientId, tenant.Management.Secret),
            cancellationToken
        );

        Task AddAsync(string collection, JsonObject json) =>
            documents.KeepAsync(collection, json.Text("id")!, json, cancellationToken);
    }

    private JsonObject NewSettings() =>
        new()
        {
            ["friendly_name"] = "Local stand-in",
            ["enabled_locales"] = new JsonArray("en"),
            ["default_directory"] = Passwords,
            ["session_lifetime"] = 168,
            ["idle_session_lifetime"] = 72,
            ["sandbox_version"] = "22",
            ["flags"] = new JsonObject
            {
                ["allow_changing_enable_sso"] = false,
                ["disable_impersonation"] = true,
                ["enable_dynamic_client_registration"] = false,
                ["enable_sso"] = true,
                ["universal_login"] = true,
                ["revoke_refresh_token_grant"] = false,
                ["disable_clickjack_protection_headers"] = false,
            },
            ["resource_parameter_profile"] = tenant.ResourceProfile,
            ["authorization_response_iss_parameter_supported"] = false,
            ["client_id_metadata_document_supported"] = false,
            ["dynamic_client_registration_security_mode"] = "strict",
        };

    private static JsonObject NewConnection(string strategy, string name, JsonObject options) =>
        new()
        {
            ["id"] = Ids.Connection(),
            ["options"] = options,
            ["strategy"] = strategy,
            ["name"] = name,
            ["is_domain_connection"] = false,
            ["enabled_clients"] = new JsonArray(),
            ["realms"] = new JsonArray(name),
            ["authentication"] = new JsonObject { ["active"] = true },
            ["connected_accounts"] = new JsonObject { ["active"] = false },
        };

    private static JsonObject PasswordOptions() =>
        new()
        {
            ["passwordPolicy"] = "good",
            ["brute_force_protection"] = true,
            ["strategy_version"] = 2,
        };

    // An empty client id is how Auth0 stores the keys that it lends to new tenants.
    private static JsonObject DevelopmentKeys() =>
        new()
        {
            ["client_id"] = "",
            ["client_secret"] = "",
            ["email"] = true,
            ["profile"] = true,
            ["scope"] = new JsonArray("email", "profile"),
        };

    private JsonObject ManagementApi() =>
        new()
        {
            ["identifier"] = tenant.ManagementApi,
            ["name"] = "Auth0 Management API",
            ["token_dialect"] = "access_token",
            ["scopes"] = new JsonArray([
                .. ManagementScopes.All.Select(scope => new JsonObject { ["value"] = scope, ["description"] = scope }),
            ]),
        };

    private JsonObject ManagementGrant() =>
        new()
        {
            ["id"] = Ids.ClientGrant(),
            ["client_id"] = tenant.Management.ClientId,
            ["audience"] = tenant.ManagementApi,
            ["scope"] = tenant.Management.Scopes.ToJsonArray(),
            ["subject_type"] = SubjectTypes.Client,
        };

    private JsonObject ManagementMachine() =>
        new() { ["name"] = tenant.Management.Name, ["app_type"] = "non_interactive" };
}
