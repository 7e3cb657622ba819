using McpServer.Application.Tenancy.Declaration;
using McpServer.Application.Tenancy.Planning;
using McpServer.Application.Tenancy.Remote;

namespace McpServer.Application.Tests.Tenancy.Planning;

/// <summary>Whoever registers gets the default grant at once, so registration is closed first and opened last.</summary>
public sealed class RegistrationPlanTests
{
    private const string Flag = "flags.enable_dynamic_client_registration";

    private static readonly TenantFile Open = new() { Settings = new SettingsSection { OpenRegistration = true } };

    [Fact]
    public void It_is_closed_before_anything_else()
    {
        var plan = Tenants.Plan(new(), Registering("true") with { Api = null, Grants = [] });

        Assert.Equal([$"{Flag}: true -> false"], plan.Changes[0].Shown());
        Assert.Equal(ObjectKind.Settings, plan.Changes[0].Target);
        Assert.True(plan.Changes.Count > 1);
    }

    [Fact]
    public void It_is_opened_after_everything_else()
    {
        var plan = Tenants.Plan(Open, Tenants.Untouched);

        Assert.Equal(ObjectKind.Registration, plan.Changes[^1].Target);
        Assert.Equal([$"{Flag}: none -> true"], plan.Changes[^1].Shown());
        Assert.Null(plan.Changes[0].Field(Flag));
    }

    [Fact]
    public void Other_teams_in_the_tenant_are_told_what_closing_and_opening_it_means()
    {
        var closing = Tenants.Plan(new(), Registering("true")).Only(ObjectKind.Settings);
        var opening = Tenants.Plan(Open, Registering("false")).Only(ObjectKind.Registration);

        Assert.StartsWith("No application can register", Assert.Single(closing.Consequences), StringComparison.Ordinal);
        Assert.StartsWith("Anybody can register", Assert.Single(opening.Consequences), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_and_meant_to_be_open_it_is_left_alone() =>
        Assert.Empty(Tenants.Plan(Open, Registering("true")).Changes);

    [Fact]
    public void Closed_and_meant_to_be_closed_it_is_left_alone() =>
        Assert.Empty(Tenants.Plan(new(), Registering("false")).Changes);

    private static RemoteTenant Registering(string isOn) =>
        Tenants.AsWanted with
        {
            Settings = Tenants.AsWanted.Settings.With(Flag, isOn),
        };
}
