using McpServer.LocalAuth0.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace McpServer.LocalAuth0.Pages;

internal sealed class LoginModel(WaysToLogIn ways, PeopleDirectory people, SignInManager<Person> session)
    : SignInPage(ways)
{
    [BindProperty(Name = "username")]
    public string? Username { get; set; }

    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    public void OnGet(string? hint) => Username = hint;

    protected override bool IsOffered(LoginWays offered) => offered.HasPassword;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Username) || string.IsNullOrEmpty(Password))
        {
            Faults = ["Fill in both fields."];
            return Page();
        }

        var person = await people.FindByLoginAsync(Username, cancellationToken);
        var result = person is null
            ? Microsoft.AspNetCore.Identity.SignInResult.Failed
            : await session.CheckPasswordSignInAsync(person, Password, true);
        if (result.Succeeded)
        {
            return await EnterAsync(session, person!);
        }

        Faults = [result.IsLockedOut ? "Too many attempts. Try again in five minutes." : "Wrong username or password."];
        return Page();
    }
}
