using System.Text.Json.Nodes;
using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tenancy;

namespace McpServer.LocalAuth0.Management;

internal static class TenantSettingsEndpoints
{
    private static readonly Shape Flags = new(
        Member.Flag("allow_changing_enable_sso"),
        Member.Flag("allow_legacy_delegation_grant_types"),
        Member.Flag("allow_legacy_ro_grant_types"),
        Member.Flag("allow_legacy_tokeninfo_endpoint"),
        Member.Flag("disable_clickjack_protection_headers"),
        Member.Flag("disable_impersonation"),
        Member.Flag("enable_apis_section"),
        Member.Flag("enable_client_connections"),
        Member.Flag("enable_dynamic_client_registration"),
        Member.Flag("enable_pipeline2"),
        Member.Flag("enable_sso"),
        Member.Flag("remove_alg_from_jwks"),
        Member.Flag("revoke_refresh_token_grant"),
        Member.Flag("universal_login"),
        Member.Flag("use_scope_descriptions_for_consent")
    );

    private static readonly Shape Change = new(
        Member.Shaped("flags", Flags),
        Member.OneOf("resource_parameter_profile", "audience", "compatibility"),
        Member.Flag("authorization_response_iss_parameter_supported").Nullable,
        Member.Flag("client_id_metadata_document_supported"),
        Member.OneOf("dynamic_client_registration_security_mode", "strict", "permissive"),
        Member.Text("default_audience").Nullable,
        Member.Text("default_directory").Nullable,
        Member.Text("friendly_name").Nullable,
        Member.Text("picture_url").Nullable,
        Member.Text("support_email").Nullable,
        Member.Text("support_url").Nullable,
        Member.Count("session_lifetime"),
        Member.Count("idle_session_lifetime"),
        Member.Text("sandbox_version"),
        Member.Texts("enabled_locales"),
        Member.Texts("acr_values_supported").Nullable,
        Member.Flag("pushed_authorization_requests_supported").Nullable,
        Member.Flag("skip_non_verifiable_callback_uri_confirmation_prompt").Nullable,
        Member.Flag("allow_organization_name_in_authentication_api").Nullable,
        Member.Object("mtls").Nullable,
        Member.Object("oidc_logout").Nullable
    );

    public static void MapTenantSettings(this IEndpointRouteBuilder api)
    {
        api.MapGet("/tenants/settings", GetAsync).Needs("read:tenant_settings");
        api.MapPatch("/tenants/settings", ChangeAsync).Needs("update:tenant_settings").Takes(Change);
    }

    private static async Task<IResult> GetAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        var settings = await tenant.SettingsAsync(cancellationToken);
        settings.Json["sandbox_versions_available"] = new JsonArray("22", "18");
        return Results.Json(settings.Json);
    }

    private static async Task<IResult> ChangeAsync(
        RequestBody body,
        Tenant tenant,
        TenantDocuments documents,
        CancellationToken cancellationToken
    )
    {
        var settings = (await tenant.SettingsAsync(cancellationToken)).Json;
        foreach (var (name, value) in body.Json)
        {
            if (name == "flags")
            {
                Merge(settings["flags"]!.AsObject(), value!.AsObject());
            }
            else if (value is null)
            {
                settings.Remove(name);
            }
            else
            {
                settings[name] = value.DeepClone();
            }
        }

        await documents.KeepAsync(Collections.TenantSettings, EmptyTenant.Settings, settings, cancellationToken);
        return Results.Json(settings);
    }

    private static void Merge(JsonObject flags, JsonObject asked)
    {
        foreach (var (name, value) in asked)
        {
            flags[name] = value?.DeepClone();
        }
    }
}
