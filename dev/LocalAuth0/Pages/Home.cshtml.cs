using McpServer.LocalAuth0.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace McpServer.LocalAuth0.Pages;

internal sealed class HomeModel(LocalTenant tenant, UserManager<Person> users) : PageModel
{
    public LocalTenant Tenant => tenant;

    public string? Email { get; private set; }

    public async Task OnGetAsync() => Email = (await users.GetUserAsync(User))?.Email;
}
