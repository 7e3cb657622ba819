using McpServer.LocalAuth0.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace McpServer.LocalAuth0.Pages;

/// <summary>A page that ends with someone being logged in, and then goes on where it was asked to.</summary>
internal abstract class SignInPage(WaysToLogIn ways) : PageModel
{
    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<string> Faults { get; protected set; } = [];

    /// <summary>What the tenant offers to the application that someone came from.</summary>
    public LoginWays Ways { get; private set; } = LoginWays.None;

    /// <summary>The address of another page of the same login.</summary>
    public string Beside(string path) => path + QueryString.Create("returnUrl", Target);

    protected string Target => ReturnAddress.IsLocal(ReturnUrl) ? ReturnUrl! : "/";

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        Ways = await ways.ForAsync(Target, HttpContext.RequestAborted);
        if (!IsOffered(Ways) && HttpMethods.IsPost(Request.Method))
        {
            Faults = ["This way to log in is not enabled for the application."];
            var refusal = Page();
            refusal.StatusCode = StatusCodes.Status403Forbidden;
            context.Result = refusal;
            return;
        }

        await next();
    }

    protected abstract bool IsOffered(LoginWays offered);

    protected IActionResult GoOn() => LocalRedirect(Target);

    protected async Task<IActionResult> EnterAsync(SignInManager<Person> session, Person person)
    {
        await session.SignInAsync(person, false);
        return GoOn();
    }
}
