using System.Text.Json;
using McpServer.Application.Catalog;
using McpServer.Application.Tenancy.Explaining;
using McpServer.Application.UseCases;
using Spectre.Console;

namespace McpServer.Host.Commands.Tenant;

/// <summary><c>tenant show who</c></summary>
internal static class ShowWho
{
    public static async Task<int> RunAsync(TenantRun run, CancellationToken cancellationToken)
    {
        var email = run.Parsed.GetRequiredValue<string>(ShowCommand.Email);
        var accounts = await run.AskAsync(
            progress => new ExplainPerson(email, run.Session.Desired.Identifier, progress),
            cancellationToken
        );
        if (run.Format == OutputFormat.Json)
        {
            run.Terminal.Plain(JsonSerializer.Serialize(accounts, ToolJson.Options));
        }
        else
        {
            foreach (var account in accounts)
            {
                Write(run.Terminal.Results, account);
            }
        }

        if (accounts.Count > 0)
        {
            return ExitCode.Done;
        }

        run.Terminal.Fault($"Nobody has the address {email}: they have to sign up first.");
        return ExitCode.Failure;
    }

    private static void Write(IAnsiConsole console, AccountExplanation explained)
    {
        var account = explained.Account;
        var roles = account.Roles.Count == 0 ? "none" : Printable.Of(string.Join(", ", account.Roles));
        console.MarkupLineInterpolated(
            $"[bold]{Printable.Of(account.Email)}[/]   {account.Connection}   {account.Id}   {(account.IsVerified ? "verified" : "not verified")}"
        );
        console.MarkupLineInterpolated($"Roles: {roles}");
        var table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns("Tool", "Permission", "Can use it", "Why", "What would change it");
        foreach (var tool in explained.Tools)
        {
            table.AddRow(
                new Text(tool.Tool),
                new Text(tool.Permission.Length == 0 ? "none" : tool.Permission),
                tool.IsUsable ? new Markup("[green]yes[/]") : new Markup("[red]no[/]"),
                new Text(Printable.Of(tool.Why)),
                new Text(Printable.Of(tool.Change))
            );
        }

        console.Write(table);
        console.WriteLine();
    }
}
