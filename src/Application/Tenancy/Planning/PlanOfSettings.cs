using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tenancy.Planning;

/// <summary>Switches of the whole tenant. Registration is closed with them, and opened last of all.</summary>
internal static class PlanOfSettings
{
    private const string Registration = "flags.enable_dynamic_client_registration";

    public static IEnumerable<Change> First(DesiredTenant desired, RemoteTenant remote) =>
        Update(ObjectKind.Settings, "settings", Fields(desired.File.Settings ?? new()), remote);

    /// <summary>Whoever registers gets the default grant at once, so it has to be right before.</summary>
    public static IEnumerable<Change> Last(DesiredTenant desired, RemoteTenant remote) =>
        desired.File.Settings?.OpenRegistration is true
            ? Update(ObjectKind.Registration, "open registration", [new(Registration, true)], remote)
            : [];

    private static IEnumerable<DeclaredField> Fields(SettingsSection settings)
    {
        yield return new(
            "resource_parameter_profile",
            settings.ResourceProfile is false ? "audience" : "compatibility"
        );
        yield return new("authorization_response_iss_parameter_supported", settings.IssuerInResponses ?? true);
        yield return new("client_id_metadata_document_supported", settings.ClientMetadataDocuments ?? true);
        yield return new("flags.use_scope_descriptions_for_consent", settings.ReadableConsent ?? true);
        if (settings.OpenRegistration is not true)
        {
            yield return new(Registration, false);
        }
    }

    private static IEnumerable<Change> Update(
        ObjectKind kind,
        string name,
        IEnumerable<DeclaredField> declared,
        RemoteTenant remote
    )
    {
        var differing = FieldComparison.Differing(declared, remote.Settings);
        return differing.Count == 0
            ? []
            : [new(kind, name, ChangeKind.Update, differing) { Consequences = [.. ConsequencesOf(differing)] }];
    }

    // Other teams may live in the same tenant.
    private static IEnumerable<string> ConsequencesOf(IEnumerable<FieldChange> differing) =>
        from field in differing
        where field.Field == Registration
        select FieldComparison.AreEqual(field.After, true)
            ? "Anybody can register an application in this tenant, for any API with a default grant."
            : "No application can register itself in this tenant any more, for no API. Those that did stay.";
}
