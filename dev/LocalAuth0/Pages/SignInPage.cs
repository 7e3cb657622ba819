using McpServer.LocalAuth0.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace McpServer.LocalAuth0.Pages;

/// <summary>A page that ends with someone being logged in, and then goes on where it was asked to.</summary>
internal abstract class SignInPage : PageModel
{
    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<string> Faults { get; protected set; } = [];

    /// <summary>The address of another page of the same login.</summary>
    public string Beside(string path) => path + QueryString.Create("returnUrl", Target);

    protected string Target => ReturnAddress.IsLocal(ReturnUrl) ? ReturnUrl! : "/";

    protected IActionResult GoOn() => LocalRedirect(Target);

    protected async Task<IActionResult> EnterAsync(SignInManager<Person> session, Person person)
    {
        await session.SignInAsync(person, false);
        return GoOn();
    }
}
