using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tenancy;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace McpServer.LocalAuth0.Control;

/// <summary>Tells what switches there are and how they stand.</summary>
internal static class ControlGuide
{
    private static readonly string[] Switches =
    [
        "GET  /_control/token?as=EMAIL-OR-USERNAME[&audience=API][&scope=SCOPES][&client_id=ID]: a raw access token for the tenant's only API, or the named one; all scopes when left out",
        "POST /_control/tokens/expire: revoke all refresh tokens; access tokens issued from now on are already expired",
        "POST /_control/keys/rotate: next becomes current, current becomes previous",
        "POST /_control/keys/revoke?key=previous|current: no longer published",
        "POST /_control/keys/endpoint?state=up|down|slow|malformed[&seconds=30]: how the key endpoint answers",
        "POST /_control/keys/alg?on=true|false: whether published keys have an alg",
        "POST /_control/clock?skew=SECONDS: how far the clock that stamps access tokens is off",
        "POST /_control/dialect?value=access_token|access_token_authz|rfc9068_profile|rfc9068_profile_authz: edits every API but the system one",
        "POST /_control/resource-profile?on=true|false: edits the tenant settings: whether 'resource' counts as 'audience'",
        "POST /_control/registration?on=true|false: edits the tenant settings: dynamic client registration",
        "POST /_control/roles/add?email=EMAIL&role=ROLE and /_control/roles/remove?email=EMAIL&role=ROLE",
        "POST /_control/people?email=EMAIL[&password=PASSWORD][&verified=true|false]: one more person; without a password, of Google",
        "POST /_control/people/verify?email=EMAIL: the address counts as verified",
        "POST /_control/plan?name=free|unlimited: whether the limits of Auth0's free plan apply",
        "POST /_control/management/fault?kind=429|500|503|timeout|drop|drop-after|expired[&skip=0][&times=1][&path=PREFIX][&method=METHOD][&retry_after=0]: the next 'times' requests to /api/v2 that match fail, after 'skip' good ones; times=0 until cleared",
        "DELETE /_control/management/fault: no request fails any more",
        "GET  /_control/management/requests: what /api/v2 was asked so far; DELETE forgets it",
        "POST /_control/management/rate?per_second=N&burst=N: more requests to /api/v2 are answered 429; 0 is unlimited",
        "POST /_control/management/page?max=N: no page of /api/v2 is larger; 0 is Auth0's own limit",
        "POST /_control/reset: an empty tenant, people and switches as at the first start; signing keys stay",
    ];

    public static async Task<IResult> ShowAsync(
        LocalTenant local,
        Tenant tenant,
        ControlState state,
        TenantDatabase database,
        CancellationToken cancellationToken
    ) =>
        Results.Json(
            new
            {
                issuer = local.Issuer,
                management_api = local.ManagementApi,
                apis = (await tenant.ApisAsync(cancellationToken))
                    .Where(api => !api.IsSystem)
                    .Select(api => api.Identifier),
                switches = Switches,
                now = await state.NowAsync(cancellationToken),
                holds = new
                {
                    people = await database.Users.CountAsync(cancellationToken),
                    clients = await database
                        .Set<OpenIddictEntityFrameworkCoreApplication>()
                        .CountAsync(cancellationToken),
                    codes_and_tokens = await database
                        .Set<OpenIddictEntityFrameworkCoreToken>()
                        .CountAsync(cancellationToken),
                },
            }
        );
}
