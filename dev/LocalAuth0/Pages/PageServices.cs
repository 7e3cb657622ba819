using McpServer.LocalAuth0.People;
using Microsoft.AspNetCore.Identity;

namespace McpServer.LocalAuth0.Pages;

internal static class PageServices
{
    public const string AuthorizePath = "/authorize";
    public const string LoginPath = "/u/login";
    public const string SignUpPath = "/u/signup";
    public const string GooglePath = "/u/google";
    public const string ErrorPath = "/u/error";
    public const string ActivatePath = "/activate";
    public const string LogoutPath = "/v2/logout";

    private static readonly string[] PeoplesPaths = [AuthorizePath, ActivatePath, "/u", "/v2"];

    private const string StylePath = "/u/style.css";

    public static IServiceCollection AddPages(this IServiceCollection services, Uri issuer)
    {
        services.AddRazorPages();
        return services.AddAntiforgery(options => options.Cookie.Name = $"LocalAuth0.Antiforgery.{issuer.Port}");
    }

    /// <summary>Only where people are: a program is not helped by a page.</summary>
    public static void UseErrorPage(this IApplicationBuilder app) =>
        app.UseWhen(
            context =>
                PeoplesPaths.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal)),
            branch => branch.UseStatusCodePagesWithReExecute(ErrorPath)
        );

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapRazorPages();
        app.MapGet(StylePath, Style);
        app.MapGet(LogoutPath, LogOutAsync);
    }

    private static IResult Style() =>
        Results.Stream(typeof(PageServices).Assembly.GetManifestResourceStream("style.css")!, "text/css");

    private static async Task<IResult> LogOutAsync(string? returnTo, SignInManager<Person> session)
    {
        await session.SignOutAsync();
        if (returnTo is null)
        {
            return Results.LocalRedirect(LoginPath);
        }

        return ReturnAddress.IsSafe(returnTo)
            ? Results.Redirect(returnTo)
            : Results.BadRequest(
                new { error = "invalid_request", error_description = "returnTo must be on loopback." }
            );
    }
}
