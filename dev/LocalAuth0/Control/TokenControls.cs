using McpServer.LocalAuth0.People;
using McpServer.LocalAuth0.Storage;
using McpServer.LocalAuth0.Tenancy;
using McpServer.LocalAuth0.Tokens;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace McpServer.LocalAuth0.Control;

internal static class TokenControls
{
    private const string ControlClientId = "tpc_LocalControl0000000000000";

    public static void MapTokens(this IEndpointRouteBuilder control)
    {
        control.MapGet("/token", IssueAsync);
        control.MapPost("/tokens/expire", ExpireAsync);
    }

    /// <summary>Scopes that the person's roles do not give are left out, as in a real login.</summary>
    private static async Task<IResult> IssueAsync(
        string? @as,
        string? scope,
        string? client_id,
        string? audience,
        PeopleDirectory people,
        RolePermissions roles,
        AccessTokenWriter writer,
        Tenant tenant,
        CancellationToken cancellationToken
    )
    {
        if (@as is null || await people.FindByEmailOrUsernameAsync(@as, cancellationToken) is not { } person)
        {
            return Results.NotFound($"There is no person '{@as}'. Name one by username or e-mail address: ?as=admin");
        }

        if (await ApiAsync(audience, tenant, cancellationToken) is not { } api)
        {
            return Results.NotFound(
                audience is null
                    ? "The tenant has no API yet, or several: create one through the Management API, or name one: &audience="
                    : $"There is no API '{audience}'."
            );
        }

        var permissions = await roles.OfAsync(person.Id, api, cancellationToken) ?? [];
        var allowed = await roles.AllowedAsync(person.Id, api, cancellationToken) ?? [];
        var requested = scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? allowed;
        var content = new AccessTokenContent(
            person.Id,
            client_id ?? ControlClientId,
            api.Identifier,
            [.. requested.Where(name => name == Scopes.OfflineAccess || allowed.Contains(name))],
            api.HasPermissionsInTokens ? permissions : null,
            api.Dialect,
            GrantTypes.AuthorizationCode,
            TimeSpan.FromHours(1)
        );
        return Results.Text(writer.Write(content), "text/plain");
    }

    private static async Task<ResourceServer?> ApiAsync(
        string? audience,
        Tenant tenant,
        CancellationToken cancellationToken
    )
    {
        if (audience is not null)
        {
            return await tenant.ApiAsync(audience, cancellationToken);
        }

        var apis = (await tenant.ApisAsync(cancellationToken)).Where(api => !api.IsSystem).ToArray();
        return apis is [var only] ? only : null;
    }

    private static async Task<IResult> ExpireAsync(
        TenantSwitches switches,
        TenantDatabase database,
        CancellationToken cancellationToken
    )
    {
        switches.TokensAreExpired = true;
        await database
            .Set<OpenIddictEntityFrameworkCoreToken>()
            .ExecuteUpdateAsync(token => token.SetProperty(row => row.Status, Statuses.Revoked), cancellationToken);
        return Results.NoContent();
    }
}
