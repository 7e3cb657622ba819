using System.Collections.Immutable;
using System.Security.Claims;
using McpServer.LocalAuth0.Authorize;
using McpServer.LocalAuth0.People;
using McpServer.LocalAuth0.Registration;
using McpServer.LocalAuth0.Tenancy;
using McpServer.LocalAuth0.Tokens;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace McpServer.LocalAuth0.Pages;

/// <summary>The authorization endpoint, once OpenIddict has found the request valid.</summary>
internal sealed class AuthorizeModel(
    Tenant tenant,
    RequestedAudience audiences,
    RolePermissions roles,
    Consents consents,
    IOpenIddictApplicationManager applications,
    UserManager<Person> users,
    TimeProvider clock
) : PageModel
{
    private const string Decision = "decision";

    public ConsentQuestion? Consent { get; private set; }

    /// <summary>The request as it came, for the form that repeats it.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Parameters { get; private set; } = [];

    public string LogoutUrl => PageServices.LogoutPath + QueryString.Create("returnTo", Again());

    private OpenIddictRequest Asked => HttpContext.GetOpenIddictServerRequest()!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => AnswerAsync(null, cancellationToken);

    public Task<IActionResult> OnPostAsync(
        [FromForm(Name = Decision)] string? decision,
        CancellationToken cancellationToken
    ) => AnswerAsync(decision, cancellationToken);

    private async Task<IActionResult> AnswerAsync(string? decision, CancellationToken cancellationToken)
    {
        Parameters = ReadParameters();
        var audience = await audiences.OfAsync(Asked, cancellationToken);
        var api = audience is null ? null : await tenant.ApiAsync(audience, cancellationToken);
        if (audience is not null && api is null)
        {
            return Refuse(Errors.AccessDenied, $"Service not found: {audience}");
        }

        var isSilent = Asked.HasPromptValue(PromptValues.None);
        if (await PersonAsync(decision is not null) is not { } person)
        {
            return isSilent
                ? Refuse(Errors.LoginRequired, "Login required")
                : LocalRedirect(LoginDetour.For(Asked, Parameters));
        }

        if (api is { IsSystem: true } && !person.IsTenantAdministrator)
        {
            return Refuse(Errors.AccessDenied, "The Management API is for administrators of the tenant.");
        }

        var permitted = api is null ? [] : await roles.AllowedAsync(person.Id, api, cancellationToken) ?? [];
        var scopes = Asked
            .GetScopes()
            .Where(scope => scope == Scopes.OfflineAccess || permitted.Contains(scope))
            .ToImmutableArray();
        var application = await ApplicationAsync(cancellationToken);
        if (decision == "decline")
        {
            return Refuse(Errors.AccessDenied, "User did not authorize the request");
        }

        if (decision != "accept" && await MustAskAsync(person, application.Id, scopes, cancellationToken))
        {
            Consent = await QuestionAsync(application.Name, api, person, scopes, cancellationToken);
            return isSilent ? Refuse(Errors.ConsentRequired, "Consent required") : Page();
        }

        await consents.RememberAsync(person.Id, application.Id, scopes, cancellationToken);
        var identity = new ClaimsIdentity(nameof(LocalAuth0), Claims.Name, Claims.Role)
            .SetClaim(Claims.Subject, person.Id)
            .SetScopes(scopes)
            .SetResources(audience is null ? [] : [audience]);
        return SignIn(new ClaimsPrincipal(identity), OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    /// <summary>Who is logged in, if that is enough for what was asked.</summary>
    private async Task<Person?> PersonAsync(bool hasDecided)
    {
        var session = await HttpContext.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (!session.Succeeded)
        {
            return null;
        }

        var isTooOld =
            Asked.MaxAge is { } age && clock.GetUtcNow() - session.Properties.IssuedUtc >= TimeSpan.FromSeconds(age);
        var mustLogIn = Asked.HasPromptValue(PromptValues.Login) || Asked.HasPromptValue(PromptValues.SelectAccount);
        return (isTooOld || mustLogIn) && !hasDecided ? null : await users.GetUserAsync(session.Principal);
    }

    /// <summary>A name on this computer can be taken by any program, so there the question is asked every time.</summary>
    private async Task<bool> MustAskAsync(
        Person person,
        string applicationId,
        ImmutableArray<string> scopes,
        CancellationToken cancellationToken
    ) =>
        Asked.HasPromptValue(PromptValues.Consent)
        || RedirectUris.IsLoopback(new Uri(Asked.RedirectUri!))
        || !await consents.CoverAsync(person.Id, applicationId, scopes, cancellationToken);

    private async Task<(string Id, string Name)> ApplicationAsync(CancellationToken cancellationToken)
    {
        var application = await applications.FindByClientIdAsync(Asked.ClientId!, cancellationToken);
        return (
            (await applications.GetIdAsync(application!, cancellationToken))!,
            (await applications.GetDisplayNameAsync(application!, cancellationToken))!
        );
    }

    private async Task<ConsentQuestion> QuestionAsync(
        string clientName,
        ResourceServer? api,
        Person person,
        ImmutableArray<string> scopes,
        CancellationToken cancellationToken
    )
    {
        var described = (api?.Scopes ?? []).Where(scope => scopes.Contains(scope.Value)).ToList();
        if (!(await tenant.SettingsAsync(cancellationToken)).DescribesScopes)
        {
            described = [.. described.Select(scope => scope with { Description = null })];
        }

        if (scopes.Contains(Scopes.OfflineAccess))
        {
            described.Add(new ApiScope(Scopes.OfflineAccess, "Keep this access while you are away"));
        }

        var target = new Uri(Asked.RedirectUri!);
        return new ConsentQuestion(
            clientName,
            api?.Name ?? "your profile",
            target.Authority,
            RedirectUris.IsLoopback(target),
            described,
            person.Email!
        );
    }

    private List<KeyValuePair<string, string?>> ReadParameters()
    {
        IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> sent =
            Request.HasFormContentType ? Request.Form : Request.Query;
        return
        [
            .. sent.Where(parameter =>
                    parameter.Key != Decision && !parameter.Key.StartsWith("__", StringComparison.Ordinal)
                )
                .SelectMany(parameter => parameter.Value.Select(value => KeyValuePair.Create(parameter.Key, value))),
        ];
    }

    private string Again() => PageServices.AuthorizePath + QueryString.Create(Parameters);

    private ForbidResult Refuse(string error, string description)
    {
        var properties = new AuthenticationProperties();
        properties.Items[OpenIddictServerAspNetCoreConstants.Properties.Error] = error;
        properties.Items[OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description;
        return Forbid(properties, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
