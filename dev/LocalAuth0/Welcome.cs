using Spectre.Console;

namespace McpServer.LocalAuth0;

/// <summary>What someone who just started the stand-in needs to know.</summary>
internal static class Welcome
{
    public static void Show(LocalTenant tenant)
    {
        AnsiConsole.MarkupLineInterpolated($"Local Auth0 tenant at [bold]{tenant.Issuer}[/]");
        var people = new Table().AddColumns("Log in as", "Password", "sub");
        foreach (var person in tenant.People)
        {
            people.AddRow(
                Markup.Escape(person.Username is { } name ? $"{name} or {person.Email}" : person.Email),
                Markup.Escape(person.Password ?? "(Continue with Google)"),
                Markup.Escape(person.Subject)
            );
        }

        AnsiConsole.Write(people);
        AnsiConsole.MarkupLineInterpolated(
            $"The tenant is empty. Set it up through {tenant.ManagementApi} with client id {tenant.Management.ClientId}, secret {tenant.Management.Secret}"
        );

        AnsiConsole.MarkupLineInterpolated($"Switches: {tenant.Issuer}_control   Stop with Ctrl+C");
    }
}
