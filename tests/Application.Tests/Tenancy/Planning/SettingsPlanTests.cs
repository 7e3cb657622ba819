using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Planning;

namespace McpServer.Application.Tests.Tenancy.Planning;

public sealed class SettingsPlanTests
{
    [Fact]
    public void A_new_tenant_gets_every_switch_that_is_on()
    {
        var plan = Tenants.Plan(new(), Tenants.Untouched);

        var change = plan.Only(ObjectKind.Settings);
        Assert.Equal(ChangeKind.Update, change.Kind);
        Assert.Equal(
            [
                "resource_parameter_profile: none -> 'compatibility'",
                "authorization_response_iss_parameter_supported: none -> true",
                "client_id_metadata_document_supported: none -> true",
                "flags.use_scope_descriptions_for_consent: none -> true",
            ],
            change.Shown()
        );
    }

    [Fact]
    public void A_tenant_whose_switches_are_right_is_left_alone()
    {
        var plan = Tenants.Plan(new(), Tenants.AsWanted);

        Assert.Empty(plan.Changes);
        Assert.Empty(plan.Obstacles);
        Assert.Empty(plan.Notes);
    }

    [Theory]
    [InlineData("resource_parameter_profile", "\"audience\"", "'audience' -> 'compatibility'")]
    [InlineData("resource_parameter_profile", null, "none -> 'compatibility'")]
    [InlineData("authorization_response_iss_parameter_supported", "false", "false -> true")]
    [InlineData("authorization_response_iss_parameter_supported", null, "none -> true")]
    [InlineData("client_id_metadata_document_supported", "false", "false -> true")]
    [InlineData("flags.use_scope_descriptions_for_consent", "false", "false -> true")]
    [InlineData("flags.enable_dynamic_client_registration", "true", "true -> false")]
    public void A_switch_that_somebody_turned_is_turned_back_alone(string field, string? value, string difference)
    {
        var remote = Tenants.AsWanted with { Settings = Tenants.AsWanted.Settings.With(field, value) };

        var plan = Tenants.Plan(new(), remote);

        var change = Assert.Single(plan.Changes);
        Assert.Equal([$"{field}: {difference}"], change.Shown());
    }

    [Fact]
    public void Each_switch_can_be_declared_off()
    {
        var off = new SettingsSection
        {
            ResourceProfile = false,
            IssuerInResponses = false,
            ClientMetadataDocuments = false,
            ReadableConsent = false,
            OpenRegistration = false,
        };

        var plan = Tenants.Plan(new() { Settings = off }, Tenants.AsWanted);

        Assert.Equal(
            [
                "resource_parameter_profile: 'compatibility' -> 'audience'",
                "authorization_response_iss_parameter_supported: true -> false",
                "client_id_metadata_document_supported: true -> false",
                "flags.use_scope_descriptions_for_consent: true -> false",
            ],
            Assert.Single(plan.Changes).Shown()
        );
    }

    [Fact]
    public void A_switch_that_is_declared_off_and_is_not_there_is_off()
    {
        var off = new SettingsSection
        {
            IssuerInResponses = false,
            ClientMetadataDocuments = false,
            ReadableConsent = false,
        };

        var plan = Tenants.Plan(new() { Settings = off }, Tenants.Untouched);

        Assert.Equal(["resource_parameter_profile: none -> 'compatibility'"], plan.Only(ObjectKind.Settings).Shown());
    }
}
