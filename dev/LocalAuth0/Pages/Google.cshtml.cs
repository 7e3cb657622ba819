using System.ComponentModel.DataAnnotations;
using McpServer.LocalAuth0.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace McpServer.LocalAuth0.Pages;

internal sealed class GoogleModel(WaysToLogIn ways, PeopleDirectory people, SignInManager<Person> session)
    : SignInPage(ways)
{
    public IReadOnlyList<string> Accounts { get; private set; } = [];

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => await ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Email) || !new EmailAddressAttribute().IsValid(Email.Trim()))
        {
            Faults = ["Enter a valid e-mail address."];
            await ListAsync(cancellationToken);
            return Page();
        }

        return await EnterAsync(session, await people.EnterWithGoogleAsync(Email.Trim(), cancellationToken));
    }

    protected override bool IsOffered(LoginWays offered) => offered.HasGoogle;

    private async Task ListAsync(CancellationToken cancellationToken) =>
        Accounts = [.. (await people.GoogleAccountsAsync(cancellationToken)).Select(person => person.Email!)];
}
