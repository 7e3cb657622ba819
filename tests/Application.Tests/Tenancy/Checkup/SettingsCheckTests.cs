using McpServer.Application.Tenancy.Checkup;
using McpServer.Application.Tenancy.Declaration;

namespace McpServer.Application.Tests.Tenancy.Checkup;

/// <summary>Switches of the whole tenant.</summary>
public sealed class SettingsCheckTests
{
    [Theory]
    [InlineData(null, "unset")]
    [InlineData("\"audience\"", "audience")]
    public void Without_the_resource_profile_tokens_are_of_no_use(string? profile, string told)
    {
        var evidence = With("resource_parameter_profile", profile);

        Assert.Equal([$"Error resource profile: '{told}' instead of 'compatibility'"], Healthy.Ills(evidence));
        Assert.Equal("tenant apply", Healthy.Finding(evidence, "resource profile").Mend);
    }

    [Fact]
    public void Where_the_file_wants_no_resource_profile_the_file_has_to_change()
    {
        var evidence = With("resource_parameter_profile", "\"audience\"", new() { ResourceProfile = false });

        Assert.Contains(
            "settings.resourceProfile",
            Healthy.Finding(evidence, "resource profile").Mend,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_default_audience_is_a_risk() =>
        Assert.Equal(
            ["Warning default audience: 'https://api.example.com/'"],
            Healthy.Ills(With("default_audience", "\"https://api.example.com/\""))
        );

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void An_empty_default_audience_is_none(string audience) =>
        Assert.Empty(Healthy.Ills(With("default_audience", audience)));

    [Fact]
    public void Registration_that_is_open_and_not_wanted_is_a_risk()
    {
        var evidence = With("flags.enable_dynamic_client_registration", "true");

        Assert.Equal(["Warning open registration: on, and the tenant file does not want it"], Healthy.Ills(evidence));
        Assert.Equal("tenant apply", Healthy.Finding(evidence, "open registration").Mend);
    }

    [Fact]
    public void Registration_that_is_open_and_wanted_is_a_risk_all_the_same() =>
        Assert.Equal(
            ["Warning open registration: on, as the tenant file wants"],
            Healthy.Ills(With("flags.enable_dynamic_client_registration", "true", new() { OpenRegistration = true }))
        );

    [Fact]
    public void Registration_that_is_permissive_is_told_so()
    {
        var evidence = With("flags.enable_dynamic_client_registration", "true", new() { OpenRegistration = true });
        var settings = evidence.Remote.Settings.With("dynamic_client_registration_security_mode", "\"permissive\"");

        Assert.Equal(
            ["Warning open registration: on, and permissive"],
            Healthy.Ills(evidence with { Remote = evidence.Remote with { Settings = settings } })
        );
    }

    private static TenantEvidence With(string path, string? json, SettingsSection? section = null) =>
        Healthy.Evidence with
        {
            Desired = Tenants.Desired(Healthy.File with { Settings = section }),
            Remote = Healthy.Remote with { Settings = Healthy.Remote.Settings.With(path, json) },
        };
}
