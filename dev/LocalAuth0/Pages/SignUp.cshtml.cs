using System.ComponentModel.DataAnnotations;
using McpServer.LocalAuth0.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace McpServer.LocalAuth0.Pages;

internal sealed class SignUpModel(WaysToLogIn ways, PeopleDirectory people, SignInManager<Person> session)
    : SignInPage(ways)
{
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    protected override bool IsOffered(LoginWays offered) => offered.HasSignUp;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!new EmailAddressAttribute().IsValid(Email?.Trim()) || string.IsNullOrWhiteSpace(Email))
        {
            Faults = ["Enter a valid e-mail address."];
            return Page();
        }

        var (person, faults) = await people.SignUpAsync(Email.Trim(), Password ?? string.Empty, cancellationToken);
        if (faults.Count == 0)
        {
            return await EnterAsync(session, person);
        }

        Faults = faults;
        return Page();
    }
}
