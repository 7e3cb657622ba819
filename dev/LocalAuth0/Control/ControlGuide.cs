using McpServer.LocalAuth0.Keys;
using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tokens;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace McpServer.LocalAuth0.Control;

/// <summary>Tells what switches there are and how they stand.</summary>
internal static class ControlGuide
{
    private static readonly string[] Switches =
    [
        "GET  /_control/token?as=EMAIL-OR-USERNAME[&scope=SCOPES][&client_id=ID]: a raw access token; all scopes when left out",
        "POST /_control/tokens/expire: revoke all refresh tokens; access tokens issued from now on are already expired",
        "POST /_control/keys/rotate: next becomes current, current becomes previous",
        "POST /_control/keys/revoke?key=previous|current: no longer published",
        "POST /_control/keys/endpoint?state=up|down|slow|malformed[&seconds=30]: how the key endpoint answers",
        "POST /_control/keys/alg?on=true|false: whether published keys have an alg",
        "POST /_control/clock?skew=SECONDS: how far the clock that stamps access tokens is off",
        "POST /_control/dialect?value=access_token|access_token_authz|rfc9068_profile|rfc9068_profile_authz",
        "POST /_control/resource-profile?on=true|false: whether 'resource' counts as 'audience'",
        "POST /_control/registration?on=true|false: dynamic client registration",
        "POST /_control/roles/add?email=EMAIL&role=ROLE and /_control/roles/remove?email=EMAIL&role=ROLE",
        "POST /_control/reset: people, clients, grants and switches as at the first start; signing keys stay",
    ];

    public static async Task<IResult> ShowAsync(
        LocalTenant tenant,
        TenantSwitches switches,
        KeyRing ring,
        TenantDatabase database,
        CancellationToken cancellationToken
    ) =>
        Results.Json(
            new
            {
                issuer = tenant.Issuer,
                audience = tenant.Api.Identifier,
                switches = Switches,
                now = State(switches, ring),
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

    public static object State(TenantSwitches switches, KeyRing ring) =>
        new
        {
            dialect = switches.Dialect.Name(),
            resource_profile = switches.ResourceProfile,
            registration = switches.DynamicRegistration,
            key_endpoint = switches.KeyEndpoint.ToString(),
            alg_in_keys = switches.AlgorithmInKeys,
            clock_skew_seconds = switches.ClockSkew.TotalSeconds,
            tokens_are_expired = switches.TokensAreExpired,
            keys = new
            {
                previous = ring.Keys.Previous?.Kid,
                current = ring.Keys.Current.Kid,
                next = ring.Keys.Next.Kid,
            },
        };
}
