using McpServer.LocalAuth0.Keys;
using McpServer.LocalAuth0.Management;
using McpServer.LocalAuth0.Tenancy;

namespace McpServer.LocalAuth0.Control;

/// <summary>How everything that can be switched stands.</summary>
internal sealed class ControlState(
    Tenant tenant,
    TenantSwitches switches,
    ManagementFaults faults,
    ManagementRate rate,
    KeyRing ring
)
{
    public async Task<object> NowAsync(CancellationToken cancellationToken)
    {
        var settings = await tenant.SettingsAsync(cancellationToken);
        var apis = await tenant.ApisAsync(cancellationToken);
        return new
        {
            dialect = apis.FirstOrDefault(api => !api.IsSystem)?.Json.Text("token_dialect"),
            resource_profile = settings.AcceptsResource,
            registration = settings.AllowsRegistration,
            key_endpoint = switches.KeyEndpoint.ToString(),
            alg_in_keys = switches.AlgorithmInKeys,
            clock_skew_seconds = switches.ClockSkew.TotalSeconds,
            tokens_are_expired = switches.TokensAreExpired,
            plan = switches.IsFreePlan ? "free" : "unlimited",
            largest_page = switches.LargestPage,
            management_fault = faults.Now?.Kind,
            management_rate = new { per_second = rate.PerSecond, burst = rate.Burst },
            keys = new
            {
                previous = ring.Keys.Previous?.Kid,
                current = ring.Keys.Current.Kid,
                next = ring.Keys.Next.Kid,
            },
        };
    }
}
