using System.Collections.Immutable;
using System.Security.Claims;
using McpServer.LocalAuth0.People;
using McpServer.LocalAuth0.Tenancy;
using McpServer.LocalAuth0.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace McpServer.LocalAuth0.Pages;

/// <summary>Where a person confirms the code that a device shows.</summary>
internal sealed class ActivateModel(Tenant tenant, ApiAccess access, RolePermissions roles, UserManager<Person> users)
    : PageModel
{
    private const string Protocol = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    [BindProperty(Name = "user_code", SupportsGet = true)]
    public string? UserCode { get; set; }

    public string? ClientName { get; private set; }

    public IReadOnlyList<string> Scopes { get; private set; } = [];

    public string? Outcome { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? done, CancellationToken cancellationToken)
    {
        if (done is not null)
        {
            Outcome = done == "accept" ? "The device is connected." : "The device was refused.";
            return Page();
        }

        if (await PersonAsync() is not { } person)
        {
            return Redirect(LoginAddress());
        }

        if (string.IsNullOrEmpty(UserCode))
        {
            return Page();
        }

        var asked = await HttpContext.AuthenticateAsync(Protocol);
        if (asked.Principal is not { } device || device.GetClaim(Claims.ClientId) is not { } clientId)
        {
            Outcome = "There is no such code, or it has expired.";
            return Page();
        }

        ClientName = (await tenant.ClientAsync(clientId, cancellationToken))?.Name;
        Scopes = await AllowedAsync(device, clientId, person, cancellationToken) ?? [];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "decision")] string? decision,
        CancellationToken cancellationToken
    )
    {
        var asked = await HttpContext.AuthenticateAsync(Protocol);
        if (
            await PersonAsync() is not { } person
            || asked.Principal is not { } device
            || device.GetClaim(Claims.ClientId) is not { } clientId
        )
        {
            return Redirect(PageServices.ActivatePath);
        }

        if (decision != "accept" || await AllowedAsync(device, clientId, person, cancellationToken) is not { } allowed)
        {
            return Forbid(After("decline"), Protocol);
        }

        var identity = new ClaimsIdentity(nameof(LocalAuth0), Claims.Name, Claims.Role)
            .SetClaim(Claims.Subject, person.Id)
            .SetScopes(allowed)
            .SetResources(device.GetResources());
        return SignIn(new ClaimsPrincipal(identity), After("accept"), Protocol);
    }

    /// <summary>Null when the person may not use the API at all.</summary>
    private async Task<ImmutableArray<string>?> AllowedAsync(
        ClaimsPrincipal device,
        string clientId,
        Person person,
        CancellationToken cancellationToken
    )
    {
        if (
            device.GetResources() is not [var audience, ..]
            || await tenant.ApiAsync(audience, cancellationToken) is not { } api
            || await tenant.ClientAsync(clientId, cancellationToken) is not { } client
            || await access.ForPeopleAsync(client, api, cancellationToken) is not { } granted
            || (api.IsSystem && !person.IsTenantAdministrator)
        )
        {
            return null;
        }

        var permitted = await roles.AllowedAsync(person.Id, api, cancellationToken) ?? [];
        return [.. device.GetScopes().Intersect(granted).Intersect(permitted)];
    }

    private async Task<Person?> PersonAsync()
    {
        var session = await HttpContext.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        return session.Succeeded ? await users.GetUserAsync(session.Principal) : null;
    }

    private string LoginAddress()
    {
        var back =
            PageServices.ActivatePath
            + (string.IsNullOrEmpty(UserCode) ? string.Empty : QueryString.Create("user_code", UserCode).Value);
        return PageServices.LoginPath + QueryString.Create("returnUrl", back);
    }

    private static AuthenticationProperties After(string decision) =>
        new() { RedirectUri = $"{PageServices.ActivatePath}?done={decision}" };
}
