using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tenancy.Checkup;

/// <summary>Switches of the whole tenant.</summary>
internal static class SettingsChecks
{
    public static IEnumerable<Finding> Of(TenantEvidence evidence)
    {
        var settings = evidence.Remote.Settings;
        yield return settings.Text("resource_parameter_profile") == "compatibility"
            ? Finding.Fine("resource profile", "compatibility")
            : Finding.Error(
                "resource profile",
                $"'{settings.Text("resource_parameter_profile") ?? "unset"}' instead of 'compatibility'",
                "MCP clients name the API by 'resource'; Auth0 ignores it, and issues tokens that no API can read.",
                evidence.Desired.File.Settings?.ResourceProfile is false
                    ? "Set settings.resourceProfile in the tenant file to true, then tenant apply."
                    : "tenant apply"
            );
        yield return settings.Text("default_audience") is not { Length: > 0 } audience
            ? Finding.Fine("default audience", "none")
            : Finding.Warning(
                "default audience",
                $"'{audience}'",
                "Every login of the tenant that names no API gets a token for this one, whoever asked.",
                "auth0 api patch tenants/settings --data '{\"default_audience\":\"\"}'"
            );
        yield return Registration(evidence, settings);
    }

    private static Finding Registration(TenantEvidence evidence, Resource settings)
    {
        const string Check = "open registration";
        if (!settings.Flag("flags.enable_dynamic_client_registration"))
        {
            return Finding.Fine(Check, "off");
        }

        if (evidence.Desired.File.Settings?.OpenRegistration is not true)
        {
            return Finding.Warning(
                Check,
                "on, and the tenant file does not want it",
                "Anybody may register an application that looks like yours, and applications pile up to the plan's limit.",
                "tenant apply"
            );
        }

        return Finding.Warning(
            Check,
            settings.Text("dynamic_client_registration_security_mode") == "permissive"
                ? "on, and permissive"
                : "on, as the tenant file wants",
            "Anybody may register an application that looks like yours, and applications pile up to the plan's limit.",
            "Prefer clientMetadataDocuments in the tenant file, and set settings.openRegistration to false."
        );
    }
}
