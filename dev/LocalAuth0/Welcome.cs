using Spectre.Console;

namespace McpServer.LocalAuth0;

/// <summary>What someone who just started the stand-in needs to know.</summary>
internal static class Welcome
{
    public static void Show(LocalTenant tenant)
    {
        AnsiConsole.MarkupLineInterpolated(
            $"Local Auth0 tenant at [bold]{tenant.Issuer}[/] for {tenant.Api.Identifier}"
        );
        var people = new Table().AddColumns("Log in as", "Password", "Roles", "sub");
        foreach (var person in tenant.People)
        {
            people.AddRow(
                Markup.Escape(person.Username is { } name ? $"{name} or {person.Email}" : person.Email),
                Markup.Escape(person.Password ?? "(Continue with Google)"),
                Markup.Escape(person.Roles.Count == 0 ? "(none)" : string.Join(", ", person.Roles)),
                Markup.Escape(person.Subject)
            );
        }

        AnsiConsole.Write(people);
        foreach (var client in tenant.Clients)
        {
            AnsiConsole.MarkupLineInterpolated(
                $"{client.Name}: client id {client.ClientId}{(client.Secret is { } secret ? $", secret {secret}" : "")}"
            );
        }

        AnsiConsole.MarkupLineInterpolated($"Switches: {tenant.Issuer}_control   Stop with Ctrl+C");
    }
}
